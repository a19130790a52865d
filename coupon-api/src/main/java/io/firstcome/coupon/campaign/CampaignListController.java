package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Admins look at campaigns, at one or at many. */
@RestController
@RequestMapping(CampaignAnswers.PATH)
class CampaignListController {

    private final CouponRepository coupons;

    CampaignListController(CouponRepository coupons) {
        this.coupons = coupons;
    }

    /** Shows a campaign. */
    @GetMapping("/{id}")
    @Refusals(Problem.UNKNOWN_CAMPAIGN)
    ResponseEntity<CampaignView> get(@PathVariable("id") String id) {
        return coupons.findById(CampaignPath.parse(id).value())
                .map(CampaignView::of)
                .map(CampaignAnswers::ok)
                .orElseThrow(CampaignPath::unknown);
    }

    /**
     * Lists campaigns, newest first.
     *
     * @param text only those whose name has this part, in upper or lower case; at most 200 characters
     * @param states only those in one of these states: draft, scheduled, published, paused, closed, cancelled
     * @param limit how many at most, 1 to 200; 50 if left out
     * @param after where the page before ended: from its {@code Link} header
     */
    @GetMapping
    @Refusals(Problem.INVALID_REQUEST)
    ResponseEntity<CampaignPage> list(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(name = "state", required = false) @Nullable List<String> states,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        CampaignSearch search = CampaignSearch.of(text, states, limit, after);
        List<CampaignView> found = find(search, search.limit() + 1);
        if (found.size() <= search.limit()) {
            return ResponseEntity.ok(new CampaignPage(found));
        }
        List<CampaignView> items = found.subList(0, search.limit());
        HttpHeaders next = search.next(items.getLast()).asNext();
        return ResponseEntity.ok().headers(next).body(new CampaignPage(items));
    }

    private List<CampaignView> find(CampaignSearch search, int atMost) {
        return coupons
                .page(search.after().at(), search.after().id(), search.wantedStates(), search.namePattern(), atMost)
                .stream()
                .map(CampaignView::of)
                .toList();
    }
}
