package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.RequestDecided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request's final answer.
 *
 * @param coupon the coupon, if one was issued
 * @param decidedAt when it was committed, by the ledger database's clock
 */
record Outcome(Decision decision, @Nullable IssuedCoupon coupon, Instant decidedAt) {

    static Outcome of(RequestDecided decided) {
        return new Outcome(decided.decision(), decided.coupon(), decided.decidedAt());
    }
}
