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

/** Admins bring campaigns to their customers and end them. Each change can be sent again: what is so already stays so. */
@RestController
@RequestMapping(CampaignAnswers.PATH + "/{id}")
class LifecycleController {

    private final Campaigns campaigns;

    LifecycleController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Publishes a draft or scheduled campaign now: customers see it, and its line takes them while its window is open. */
    @PostMapping("/publish")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> publish(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.publish(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    /** Has a draft published by itself at a time in the future, before closesAt. It can still be edited until then. */
    @PutMapping("/schedule")
    @Refusals({Problem.INVALID_REQUEST, Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED
    })
    ResponseEntity<CampaignView> schedule(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewSchedule wanted) {
        return answer(campaigns.schedule(Asked.of(who, id, IfMatch.of(ifMatch)), wanted.publishAt()));
    }

    /** Takes the schedule back: the campaign is a draft again. */
    @DeleteMapping("/schedule")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> unschedule(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.unschedule(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    /** Lets nobody join the line for now. Who stands in it keeps the place and is served on. */
    @PostMapping("/pause")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> pause(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.pause(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    /** Lets customers join the line again. */
    @PostMapping("/resume")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> resume(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.resume(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    /** Ends the line before its time: nobody joins it any more and who waits without a coupon is refused. This is final. */
    @PostMapping("/close")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> close(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.close(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    /** Ends the line and voids the coupons that were issued. This is final. */
    @PostMapping("/cancel")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CampaignView> cancel(
            Admin who,
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(campaigns.cancel(Asked.of(who, id, IfMatch.of(ifMatch))));
    }

    private static ResponseEntity<CampaignView> answer(Change change) {
        return CampaignAnswers.ok(CampaignAnswers.done(change));
    }
}
