package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestDecided;
import java.util.List;

/**
 * What a committed transaction came to for one coupon.
 *
 * @param complete whether nothing is left that could be done now
 * @param remaining the given messages that are neither decided nor kept; to be given again
 * @param toTell what is to be published
 * @param markedUntold those of it that are marked in the database until they are published
 */
record LineOutcome(
        CouponId couponId,
        boolean complete,
        List<LineMessage> remaining,
        List<DecisionMessage> toTell,
        List<RequestDecided> markedUntold,
        Counts counts) {

    /**
     * Figures for the pace and the metrics.
     *
     * @param used how many requests were taken in or released: permits spent
     * @param decided the new decisions
     * @param repeated how many requests had been taken in before
     * @param earlyKept how many messages are newly kept until earlier ones come
     * @param earlyDropped how many are not kept since too many are
     */
    record Counts(int used, List<Decision> decided, int repeated, int earlyKept, int earlyDropped) {

        static final Counts NONE = new Counts(0, List.of(), 0, 0, 0);
    }
}
