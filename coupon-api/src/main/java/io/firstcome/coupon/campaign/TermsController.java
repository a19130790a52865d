package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.audit.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Admins change the terms of a published campaign. Each change can be sent again: what is so already stays so. */
@RestController
@RequestMapping(CampaignAnswers.PATH + "/{id}")
class TermsController {

    private final Campaigns campaigns;

    TermsController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Changes how many coupons there are. Once published, it cannot go below what is issued or promised to those in line:
     * the refusal says {@code issued}, {@code promised} and {@code lowestQuantity}.
     */
    @PutMapping("/quantity")
    @Refusals({Problem.INVALID_REQUEST, Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED
    })
    ResponseEntity<CampaignView> setQuantity(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewQuantity wanted) {
        return answer(campaigns.setQuantity(Asked.of(who, id, IfMatch.of(ifMatch)), wanted.quantity()));
    }

    /** Extends the window of a published campaign, and how long coupons issued from now on are valid: both only to later. */
    @PutMapping("/window")
    @Refusals({Problem.INVALID_REQUEST, Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED
    })
    ResponseEntity<CampaignView> extend(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewWindow wanted) {
        return answer(campaigns.extend(Asked.of(who, id, IfMatch.of(ifMatch)), wanted));
    }

    private static ResponseEntity<CampaignView> answer(Change change) {
        return CampaignAnswers.ok(CampaignAnswers.done(change));
    }
}
