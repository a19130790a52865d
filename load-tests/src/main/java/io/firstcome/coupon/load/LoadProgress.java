package io.firstcome.coupon.load;

import io.firstcome.coupon.load.customer.Tally;

/**
 * Where a run stands.
 *
 * @param share of the arrivals that were due, 0 to 1; while it warms up, of those of the warm-up
 * @param seconds since the opening of what they come for, negative before it; since the run began while there is no opening
 */
record LoadProgress(Phase phase, double share, double seconds, Tally.Counts counts) {

    /** What is being done. */
    enum Phase {
        SIGNING("signing tokens"),
        WARMING("warming up"),
        OPENING("waiting for the opening"),
        ARRIVING("customers come"),
        FOLLOWING("customers wait for their decisions"),
        CHECKING("checking the promises");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
