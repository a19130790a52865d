package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * An accepted request as far as it was read.
 *
 * @param couponName the campaign's name of the coupon, null if it was not read
 * @param outcome its answer, null if none was read
 * @param progress how far its line is decided, null if that was not read or nothing is stored yet
 */
record AcceptedRequest(
        Ticket ticket,
        @Nullable String couponName,
        @Nullable Outcome outcome,
        @Nullable LineProgressed progress) {

    /** Nothing was read: it has just been accepted. */
    static AcceptedRequest of(Ticket ticket) {
        return new AcceptedRequest(ticket, null, null, null);
    }

    AcceptedRequest decided(Outcome heard) {
        return new AcceptedRequest(ticket, couponName, heard, progress);
    }

    RequestId requestId() {
        return ticket.requestId();
    }

    CouponId couponId() {
        return ticket.couponId();
    }
}
