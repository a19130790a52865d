package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import java.time.Instant;
import java.util.Optional;

/**
 * A coupon's line as it was committed at some instant. Of two states of one line the one with the higher {@code
 * nextSequence} is the later: every change of a line is a message in it.
 *
 * @param capacity how many requests it takes: the quantity and the waiting list
 * @param paused whether it takes nobody in for now
 * @param perCustomerLimit how many requests of one customer it takes
 */
public record Line(
        CouponId couponId,
        long nextSequence,
        long nextTicket,
        long capacity,
        Instant opensAt,
        Instant closesAt,
        boolean closed,
        boolean paused,
        int perCustomerLimit) {

    /** How many requests stand in it. */
    public long members() {
        return nextTicket - 1;
    }

    boolean full() {
        return members() >= capacity;
    }

    /** Whether no request can join it until its terms change: each change is a message in it. */
    boolean ended() {
        return closed || paused || full();
    }

    /**
     * What a customer who is not in it is told.
     *
     * @param now the database's time
     * @return empty if it takes the customer in
     */
    Optional<Answer> refusal(Instant now) {
        if (closed || !now.isBefore(closesAt)) {
            return Optional.of(new Answer.Closed());
        }
        if (now.isBefore(opensAt)) {
            return Optional.of(new Answer.NotOpenYet(opensAt));
        }
        if (full()) {
            return Optional.of(new Answer.SoldOut());
        }
        return paused ? Optional.of(new Answer.Paused()) : Optional.empty();
    }

    Line withOneMore() {
        return new Line(
                couponId,
                nextSequence + 1,
                nextTicket + 1,
                capacity,
                opensAt,
                closesAt,
                closed,
                paused,
                perCustomerLimit);
    }

    static Line later(Line one, Line other) {
        return other.nextSequence > one.nextSequence ? other : one;
    }
}
