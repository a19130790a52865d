package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outcome.Ticket;
import java.time.Instant;

/** A customer's place in a coupon's line; committed. */
record Place(RequestId requestId, long ticket, Instant acceptedAt) {

    Ticket ticketOf(CouponId couponId) {
        return new Ticket(requestId, couponId, ticket, acceptedAt);
    }
}
