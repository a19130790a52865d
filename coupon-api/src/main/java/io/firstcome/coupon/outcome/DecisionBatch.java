package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a batch of messages comes to: every decision, and of each line the latest progress and the latest gap. */
final class DecisionBatch {

    private final List<RequestDecided> decisions = new ArrayList<>();
    private final Map<CouponId, LineProgressed> progress = new HashMap<>();
    private final Map<CouponId, GapReported> gaps = new HashMap<>();

    void add(DecisionMessage message) {
        switch (message) {
            case RequestDecided decided -> decisions.add(decided);
            case LineProgressed progressed ->
                progress.merge(progressed.couponId(), progressed, (a, b) -> b.supersedes(a) ? b : a);
            case GapReported gap ->
                gaps.merge(gap.couponId(), gap, (a, b) -> b.missingFrom() >= a.missingFrom() ? b : a);
        }
    }

    List<RequestDecided> decisions() {
        return decisions;
    }

    Collection<LineProgressed> progress() {
        return progress.values();
    }

    Collection<GapReported> gaps() {
        return gaps.values();
    }
}
