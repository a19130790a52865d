package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import java.util.List;

/**
 * What a committed transaction came to for one coupon.
 *
 * @param complete whether nothing is left that could be done now; of a coupon that has a bound, whether nothing of what
 *     was given is left, since the rest goes on by itself
 * @param full whether given messages are left because the coupon is at its bound and the ledger keeps no more of them
 * @param remaining the given messages that are neither decided nor kept; to be given again
 * @param toTell what is to be published
 * @param markedUntold those of it that are marked in the database until they are published
 */
record LineOutcome(
        CouponId couponId,
        boolean complete,
        boolean full,
        List<LineMessage> remaining,
        List<DecisionMessage> toTell,
        List<RequestDecided> markedUntold,
        Counts counts) {

    /**
     * Figures for the pace and the metrics.
     *
     * @param used permits spent: how many requests were taken in or released, and how many messages postponed
     * @param decided the new decisions
     * @param repeated how many requests had been taken in before
     * @param earlyKept how many messages are newly kept until earlier ones come
     * @param earlyDropped how many are not kept since too many are
     * @param postponed how many messages are newly kept since the coupon is at its bound
     */
    record Counts(int used, List<Decision> decided, int repeated, int earlyKept, int earlyDropped, int postponed) {

        static final Counts NONE = new Counts(0, List.of(), 0, 0, 0, 0);
    }

    /** A coupon that the ledger refuses: nothing of it is stored, and what was given counts as done with. */
    static LineOutcome leftBehind(CouponId couponId, List<DecisionMessage> toTell) {
        return new LineOutcome(couponId, true, false, List.of(), toTell, List.of(), Counts.NONE);
    }

    /** Whether the ledger refused the coupon: of every other one it is told how the line stands. */
    boolean isLeftBehind() {
        return toTell.stream().noneMatch(LineProgressed.class::isInstance);
    }
}
