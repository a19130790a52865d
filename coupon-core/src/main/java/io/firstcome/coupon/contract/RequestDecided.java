package io.firstcome.coupon.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request has its answer.
 *
 * @param sequence the request's place among the line's messages, from 1
 * @param ticket the customer's place in the line, from 1
 * @param coupon the coupon that the customer holds, if and only if one was issued
 * @param decidedAt when the decision was committed, by the ledger database's clock; from 1970 to 9999
 */
public record RequestDecided(
        CouponId couponId,
        RequestId requestId,
        CustomerId customerId,
        long sequence,
        long ticket,
        Decision decision,
        @Nullable IssuedCoupon coupon,
        Instant decidedAt)
        implements DecisionMessage {

    public RequestDecided {
        Bounds.place("sequence", sequence);
        Bounds.place("ticket", ticket);
        if (decision instanceof Decision.Issued != (coupon != null)) {
            throw new IllegalArgumentException("a coupon is given if one was issued, and not otherwise");
        }
        Bounds.moment("decidedAt", decidedAt);
    }
}
