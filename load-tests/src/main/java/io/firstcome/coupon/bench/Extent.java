package io.firstcome.coupon.bench;

import java.time.Duration;

/**
 * How large a sample is.
 *
 * @param time how long it lasts, where it goes on until it is stopped
 * @param about how much is likely to be done in that time: what is made ready, where it lasts until that is worked off
 */
public record Extent(Duration time, int about) {

    /** What a sample may do beyond what the last one did. */
    private static final double RESERVE = 1.6;

    /** What is not done in that time, however fast it goes. */
    public int most() {
        return (int) (RESERVE * about);
    }
}
