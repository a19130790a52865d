package io.firstcome.coupon.contract;

import java.time.Instant;

/**
 * A request has its answer.
 *
 * @param sequence the request's place among the line's messages, from 1
 * @param ticket the customer's place in the line, from 1
 * @param decidedAt when the decision was committed, by the ledger database's clock; from 1970 to 9999
 */
public record RequestDecided(
        CouponId couponId,
        RequestId requestId,
        CustomerId customerId,
        long sequence,
        long ticket,
        Decision decision,
        Instant decidedAt)
        implements DecisionMessage {

    public RequestDecided {
        Bounds.place("sequence", sequence);
        Bounds.place("ticket", ticket);
        Bounds.moment("decidedAt", decidedAt);
    }
}
