package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.audit.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Admins set campaigns up and edit them until they are published. */
@RestController
@RequestMapping(CampaignAnswers.PATH)
class DraftController {

    private final Drafts drafts;
    private final Campaigns campaigns;

    DraftController(Drafts drafts, Campaigns campaigns) {
        this.drafts = drafts;
        this.campaigns = campaigns;
    }

    /**
     * Sets a campaign up as a draft that customers do not see. Its times are checked against the clock when it is
     * published.
     */
    @PostMapping
    @Refusals(Problem.INVALID_REQUEST)
    ResponseEntity<CampaignView> create(Admin who, @RequestBody NewCampaign wanted) {
        return CampaignAnswers.created(drafts.create(who, wanted));
    }

    /** Makes a new draft with the campaign's terms and times, under its name with "(copy)". */
    @PostMapping("/{id}/copy")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> copy(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return CampaignAnswers.created(CampaignAnswers.done(drafts.copy(Asked.of(who, id, IfMatch.of(ifMatch)))));
    }

    /**
     * Replaces a draft or scheduled campaign as a whole. {@code If-Match} is needed, so that no other admin's edit is
     * lost.
     *
     * @param id the campaign's id
     * @param ifMatch the {@code ETag} of the version that was seen; needed
     */
    @PutMapping("/{id}")
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.UNKNOWN_CAMPAIGN,
        Problem.CAMPAIGN_CONFLICT,
        Problem.PRECONDITION_FAILED,
        Problem.PRECONDITION_REQUIRED
    })
    ResponseEntity<CampaignView> edit(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewCampaign wanted) {
        return CampaignAnswers.ok(
                CampaignAnswers.done(campaigns.edit(Asked.of(who, id, IfMatch.required(ifMatch)), wanted)));
    }

    /**
     * Deletes a draft. What was published once stays as a record, and what is scheduled becomes a draft first. {@code
     * If-Match} is needed.
     *
     * @param id the campaign's id
     * @param ifMatch the {@code ETag} of the version that was seen; needed
     */
    @DeleteMapping("/{id}")
    @Refusals({
        Problem.UNKNOWN_CAMPAIGN,
        Problem.CAMPAIGN_CONFLICT,
        Problem.PRECONDITION_FAILED,
        Problem.PRECONDITION_REQUIRED
    })
    ResponseEntity<Void> delete(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Object _ = CampaignAnswers.done(campaigns.delete(Asked.of(who, id, IfMatch.required(ifMatch))));
        return ResponseEntity.noContent().build();
    }
}
