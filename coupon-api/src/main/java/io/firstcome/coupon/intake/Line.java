package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import java.time.Instant;

/**
 * A coupon's line as it was committed at some instant. Of two states of one line the one with the higher {@code
 * nextSequence} is the later: every change of a line is a message in it.
 *
 * @param capacity how many requests it takes: the quantity and the waiting list
 */
record Line(
        CouponId couponId,
        long nextSequence,
        long nextTicket,
        long capacity,
        Instant opensAt,
        Instant closesAt,
        boolean closed) {

    /** How many requests stand in it. */
    long members() {
        return nextTicket - 1;
    }

    boolean full() {
        return members() >= capacity;
    }

    /** Whether no request can join it until its terms change. */
    boolean ended() {
        return closed || full();
    }

    Line withOneMore() {
        return new Line(couponId, nextSequence + 1, nextTicket + 1, capacity, opensAt, closesAt, closed);
    }

    static Line later(Line one, Line other) {
        return other.nextSequence > one.nextSequence ? other : one;
    }
}
