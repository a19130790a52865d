package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Where a coupon's line stands at the ledger.
 *
 * @param terms the terms in force, null before the line's first message
 * @param nextSequence the place of the message to be decided next, from 1
 * @param lastTicket the ticket of the last request taken in, 0 if there was none
 * @param issued how many coupons are issued; the last serial
 * @param waiting how many requests stand on the waiting list
 */
public record LineState(
        CouponId couponId, @Nullable Terms terms, long nextSequence, long lastTicket, long issued, long waiting) {

    /** @throws IllegalArgumentException if no line can stand so, above all if more is issued than the quantity */
    public LineState {
        if (nextSequence < 1 || lastTicket < 0 || issued < 0 || waiting < 0) {
            throw new IllegalArgumentException("places are counted from 1, tickets, issued and waiting from 0, not "
                    + nextSequence + ", " + lastTicket + ", " + issued + ", " + waiting);
        }
        if (issued > (terms == null ? 0 : terms.quantity())) {
            throw new IllegalArgumentException(issued + " issued is more than the quantity of " + couponId);
        }
    }

    /** A line of which nothing is known yet. */
    public static LineState empty(CouponId couponId) {
        return new LineState(couponId, null, 1, 0, 0, 0);
    }

    /**
     * How many of those who wait can be decided now: let in where places are free, or refused where the line has ended.
     * They come before the line's next message.
     */
    public long releasable() {
        return closed() ? waiting : Math.min(waiting, freePlaces());
    }

    boolean closed() {
        return terms != null && terms.closed();
    }

    /** Coupons that may still be issued. */
    long freePlaces() {
        return terms == null ? 0 : terms.quantity() - issued;
    }

    /** A quantity below what is issued cannot be kept; what is issued stands as the quantity then. */
    LineState withTerms(CouponTerms message) {
        Terms wanted = message.terms();
        Terms kept = wanted.quantity() >= issued
                ? wanted
                : new Terms(
                        issued,
                        wanted.waitingList(),
                        wanted.perCustomerLimit(),
                        wanted.opensAt(),
                        wanted.closesAt(),
                        wanted.validUntil(),
                        wanted.closed());
        return new LineState(couponId, kept, message.sequence() + 1, lastTicket, issued, waiting);
    }

    /** Tickets rise along the line; were one not to, whoever stands behind would be let in before. */
    LineState taken(IssueRequested request) {
        if (request.ticket() <= lastTicket) {
            throw new IllegalArgumentException("ticket " + request.ticket() + " at place " + request.sequence() + " of "
                    + couponId + " comes after ticket " + lastTicket);
        }
        return new LineState(couponId, terms, request.sequence() + 1, request.ticket(), issued, waiting);
    }

    LineState oneIssued() {
        return new LineState(couponId, terms, nextSequence, lastTicket, issued + 1, waiting);
    }

    LineState waitingBy(int change) {
        return new LineState(couponId, terms, nextSequence, lastTicket, issued, waiting + change);
    }
}
