package io.firstcome.coupon.contract;

/**
 * How far a line is decided. A later message of the same coupon supersedes an earlier one; which is the later is told by
 * {@code nextSequence} and, between equals, by {@code waiting} (who waits is only ever let go while the line stands).
 *
 * @param nextSequence the place of the message that is decided next, from 1
 * @param lastTicket the ticket of the last request that the ledger has taken in, 0 if there was none
 * @param issued how many coupons are issued
 * @param waiting how many requests stand on the waiting list, undecided
 * @param quantity how many coupons may be issued
 * @param closed whether the line has ended
 */
public record LineProgressed(
        CouponId couponId, long nextSequence, long lastTicket, long issued, long waiting, long quantity, boolean closed)
        implements DecisionMessage {

    public LineProgressed {
        Bounds.place("nextSequence", nextSequence);
        Bounds.count("lastTicket", lastTicket);
        Bounds.count("issued", issued);
        Bounds.count("waiting", waiting);
        Bounds.count("quantity", quantity);
    }

    /**
     * How many undecided requests stand before the given ticket, which has no decision yet. Exact as long as nobody was
     * refused behind someone who waits (the intake accepts no more than the line's capacity), else too few.
     */
    public long ahead(long ticket) {
        return Math.max(0, ticket - 1 - (lastTicket - waiting));
    }

    /** Whether this says more than the other message of the same coupon. */
    public boolean supersedes(LineProgressed other) {
        return nextSequence > other.nextSequence || (nextSequence == other.nextSequence && waiting < other.waiting);
    }
}
