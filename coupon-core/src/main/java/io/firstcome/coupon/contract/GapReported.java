package io.firstcome.coupon.contract;

/**
 * Messages of a line are missing at the ledger: later ones have come, these have not. They are to be published again.
 *
 * @param missingFrom the first missing place, from 1
 * @param missingTo the last missing place before the first early message, at least {@code missingFrom}
 */
public record GapReported(CouponId couponId, long missingFrom, long missingTo) implements DecisionMessage {

    public GapReported {
        Bounds.place("missingFrom", missingFrom);
        if (missingTo < missingFrom) {
            throw new IllegalArgumentException("missingTo " + missingTo + " is before missingFrom " + missingFrom);
        }
    }
}
