package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.LineProgressed;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How far each line is decided, as far as this instance knows: the least recently moved make room, the table has them
 * all. What an earlier moment said never replaces what a later one did.
 */
@Component
class LinePositions implements DecisionListener {

    private final int limit;
    private final LinkedHashMap<CouponId, LineProgressed> byCoupon = new LinkedHashMap<>();

    LinePositions(OutcomeSettings settings) {
        this.limit = settings.knownLines();
    }

    @Override
    public void onDecision(DecisionMessage message) {
        if (message instanceof LineProgressed progress) {
            learn(progress);
        }
    }

    /** Takes it in unless more is known already. */
    synchronized void learn(LineProgressed progress) {
        LineProgressed known = byCoupon.get(progress.couponId());
        if (known != null && !progress.supersedes(known)) {
            return;
        }
        byCoupon.putLast(progress.couponId(), progress);
        if (byCoupon.size() > limit) {
            byCoupon.pollFirstEntry();
        }
    }

    synchronized Optional<LineProgressed> find(CouponId coupon) {
        return Optional.ofNullable(byCoupon.get(coupon));
    }
}
