package io.firstcome.coupon.pace;

import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.audit.Admin;
import io.firstcome.coupon.campaign.CampaignPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Admins look at the pace and set it while all runs. Each answer's ETag can be sent as If-Match with a change. */
@RestController
class PaceController {

    private static final String ALL = "/v1/pace";
    private static final String OF_CAMPAIGN = "/v1/campaigns/{id}/pace";

    private final Paces paces;

    PaceController(Paces paces) {
        this.paces = paces;
    }

    /** Shows the pace of all coupons together, and the coupons with a bound of their own. */
    @GetMapping(ALL)
    ResponseEntity<Pace> get() {
        return answer(paces.get());
    }

    /**
     * Sets the pace of all coupons together; 0 stops the issuing. It takes effect on every consumer within moments, without
     * a restart. Requests are still accepted and wait.
     */
    @PutMapping(ALL)
    @Refusals({Problem.INVALID_REQUEST, Problem.PRECONDITION_FAILED})
    ResponseEntity<Pace> set(
            @RequestBody NewPace wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Admin who) {
        paces.set(wanted.issuesPerSecond(), IfMatch.of(ifMatch), who);
        return answer(paces.get());
    }

    /** Takes the pace of all coupons together back: the consumers have the one that they were started with. */
    @DeleteMapping(ALL)
    @Refusals(Problem.PRECONDITION_FAILED)
    ResponseEntity<Pace> takeBack(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Admin who) {
        paces.set(null, IfMatch.of(ifMatch), who);
        return answer(paces.get());
    }

    /** Shows the upper bound of one coupon's pace. */
    @GetMapping(OF_CAMPAIGN)
    @Refusals(Problem.UNKNOWN_CAMPAIGN)
    ResponseEntity<CouponPace> getPace(@PathVariable("id") String id) {
        return answer(paces.get(CampaignPath.parse(id).value()));
    }

    /** Sets an upper bound for one coupon; 0 stops it alone. The pace of all coupons together stays as it is. */
    @PutMapping(OF_CAMPAIGN)
    @Refusals({Problem.INVALID_REQUEST, Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED
    })
    ResponseEntity<CouponPace> setPace(
            @PathVariable("id") String id,
            @RequestBody NewPace wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Admin who) {
        paces.set(CampaignPath.parse(id).value(), wanted.issuesPerSecond(), IfMatch.of(ifMatch), who);
        return answer(paces.get(CampaignPath.parse(id).value()));
    }

    /** Takes the bound of one coupon's pace back. */
    @DeleteMapping(OF_CAMPAIGN)
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT, Problem.PRECONDITION_FAILED})
    ResponseEntity<CouponPace> takeBackPace(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Admin who) {
        paces.set(CampaignPath.parse(id).value(), null, IfMatch.of(ifMatch), who);
        return answer(paces.get(CampaignPath.parse(id).value()));
    }

    private static <T> ResponseEntity<T> answer(Paces.Versioned<T> pace) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(pace.version()).formattedTag())
                .body(pace.shown());
    }
}
