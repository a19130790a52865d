package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import java.util.Map;

/**
 * What one transaction may spend.
 *
 * @param permits of the pace, at least 0
 * @param bounded how many of them at most may be spent on deciding, for each coupon of the batch that has a bound
 */
record Budget(int permits, Map<CouponId, Integer> bounded) {

    /**
     * What one line may spend.
     *
     * @param permits of the pace: to decide with, or to keep messages with
     * @param decisions how many of them to decide with
     * @param bounded whether what is not decided is kept in the ledger, so that the coupon holds up no other
     */
    record Allowance(int permits, int decisions, boolean bounded) {}

    static Budget of(int permits) {
        return new Budget(permits, Map.of());
    }

    /** How many requests of the coupon may be taken in or released at most. */
    int decisions(CouponId couponId) {
        return Math.min(permits, bounded.getOrDefault(couponId, permits));
    }

    /** What the line may spend when so many permits are left for it. */
    Allowance allowance(CouponId couponId, int left) {
        return new Allowance(left, Math.min(left, decisions(couponId)), bounded.containsKey(couponId));
    }

    /** The same bounds with so many permits. */
    Budget with(int left) {
        return new Budget(left, bounded);
    }
}
