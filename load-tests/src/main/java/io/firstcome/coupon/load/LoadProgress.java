package io.firstcome.coupon.load;

import io.firstcome.coupon.load.customer.Tally;

/**
 * Where a run stands.
 *
 * @param share of the arrivals that were due, 0 to 1
 * @param seconds since the opening; negative before it, 0 while there is none
 */
record LoadProgress(Phase phase, double share, double seconds, Tally.Counts counts) {

    /** What is being done. */
    enum Phase {
        SIGNING("signing tokens"),
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
