package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.BenchSettings;

/**
 * How long a soak lasts, and how much it is asked.
 *
 * @param minutes of load; what is made ready between them takes a tenth more
 * @param perSecond requests: rather a load that all can bear for ever than one at the limit
 */
public record SoakSettings(int minutes, int perSecond) {

    /** In which a leak of a hundred bytes for each request comes to 72 MB. */
    public static final int FULL_MINUTES = 60;

    /** In the first third of an hour coupon-api has then as many recent decisions in memory as it keeps: 200,000. */
    public static final int USUAL_RATE = 200;

    public static final int QUICK_MINUTES = 5;

    private static final int LEAST_MINUTES = 3;

    /** The admin's token lasts an hour longer. */
    private static final int MOST_MINUTES = 300;

    /** Each needs a token of its own, which costs a millisecond. */
    private static final int MOST_PER_SECOND = 500;

    /** The last third of them is to have enough for a figure. */
    private static final int FEWEST_LOOKS = 3 * BenchSettings.FEWEST_GOOD;

    private static final int SECONDS = 60;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public SoakSettings {
        check("soak-minutes", minutes, LEAST_MINUTES, MOST_MINUTES);
        check("soak-rate", perSecond, 1, MOST_PER_SECOND);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    /** One look at the heaps a minute, more often in a short one. */
    BenchSettings looks(BenchSettings usual) {
        int looks = Math.max(FEWEST_LOOKS, minutes);
        return new BenchSettings(
                looks, minutes * SECONDS / looks, usual.warmUpSeconds(), usual.connections(), usual.customers());
    }
}
