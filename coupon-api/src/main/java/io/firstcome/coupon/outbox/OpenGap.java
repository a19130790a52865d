package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;

/**
 * Places of a line that the ledger has not had, and how far their healing is.
 *
 * @param missingFrom the first of them when the row was written
 * @param missingTo the last of them
 * @param republishedTo the last that was published again so far, 0 if none was
 * @param stalled whether nobody reported them, but the line made no progress
 * @param attempts how often they were published again without any progress
 * @param nextSequence the place that the ledger decides next, as far as is known here
 * @param lineEnd the last place that the line has given out, 0 if there is no such line
 * @param carrier what is known of the relay
 */
record OpenGap(
        CouponId couponId,
        long missingFrom,
        long missingTo,
        long republishedTo,
        boolean stalled,
        int attempts,
        long nextSequence,
        long lineEnd,
        Carrier carrier) {

    /** What the relay's slot says of the first missing message. */
    enum Carrier {
        /** There is no usable slot: what is written now would reach nobody. */
        ABSENT,
        /** The newest copy of the message is not published yet. */
        ON_ITS_WAY,
        /** The newest copy was published; or, rarely, is the very next to be, and then goes out once more than needed. */
        PUBLISHED
    }

    /** What is to be done about it now. */
    HealingStep next(int maxRepublished) {
        if (nextSequence > missingTo || movesByItself()) {
            return new HealingStep.Healed();
        }
        long from = Math.max(missingFrom, nextSequence);
        long to = Math.min(Math.min(missingTo, lineEnd), from + maxRepublished - 1);
        if (to < from) {
            return new HealingStep.NeverGiven();
        }
        boolean moved = nextSequence > missingFrom;
        if (moved && nextSequence <= republishedTo) {
            return new HealingStep.Moving(nextSequence);
        }
        return switch (carrier) {
            case ABSENT, ON_ITS_WAY -> new HealingStep.Hold(carrier);
            case PUBLISHED -> new HealingStep.Republish(from, to, moved ? 0 : attempts);
        };
    }

    /**
     * Lost messages bring the ledger to the end of what was published again and no further. If it is beyond, the line
     * had only been slow.
     */
    private boolean movesByItself() {
        return stalled && nextSequence > (republishedTo == 0 ? missingFrom : republishedTo + 1);
    }
}
