package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;

/**
 * A line of which decisions are missing here, and how far the ledger was asked about them again.
 *
 * @param missing whether decisions are still missing
 * @param askedTo the last place that the ledger was asked about in this round, 0 at its beginning
 * @param rounds how often it was asked about all of them
 * @param undecided the first undecided place after {@code askedTo}, 0 if there is none
 * @param decidedTo the last place that the ledger has taken in, as far as is known here
 * @param carrier what is known of the message at {@code askedTo}
 */
record UntoldLine(
        CouponId couponId,
        boolean missing,
        long askedTo,
        int rounds,
        long undecided,
        long decidedTo,
        OpenGap.Carrier carrier) {

    /** What is to be done about it now. */
    UntoldStep next(int maxRepublished) {
        if (!missing) {
            return new UntoldStep.Told();
        }
        if (carrier != OpenGap.Carrier.PUBLISHED) {
            return new UntoldStep.Hold();
        }
        return undecided == 0
                ? new UntoldStep.BeginAnew(rounds + 1)
                : new UntoldStep.AskAgain(undecided, Math.min(decidedTo, undecided + maxRepublished - 1));
    }
}
