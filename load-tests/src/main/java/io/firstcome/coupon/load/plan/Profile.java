package io.firstcome.coupon.load.plan;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How arrivals are spread over a run. Times and counts of arrivals are shares, 0 to 1. */
public enum Profile {
    /** All coupons open at once: the highest rate is that of the opening, and it falls off, to a seventh in two fifths. */
    SPIKE(1_000, 30, (1 - Math.exp(-Profile.FALL)) / Profile.FALL) {
        @Override
        double timeOf(double share) {
            return -Math.log(1 - share * (1 - Math.exp(-FALL))) / FALL;
        }
    },
    /** The rate grows evenly from nothing: where the latencies bend is what the system can do. */
    RAMP(400, 60, 1.0 / 2) {
        @Override
        double timeOf(double share) {
            return Math.sqrt(share);
        }
    },
    /** The same rate all the time. */
    STEADY(200, 60, 1) {
        @Override
        double timeOf(double share) {
            return share;
        }
    },
    /** The same for long: what leaks or piles up shows. */
    SOAK(50, 1_800, 1) {
        @Override
        double timeOf(double share) {
            return share;
        }
    };

    /** How many times the rate of a spike falls to 1/e within the run. */
    private static final double FALL = 5;

    private final int defaultRatePerSecond;
    private final int defaultSeconds;
    private final double average;

    Profile(int defaultRatePerSecond, int defaultSeconds, double average) {
        this.defaultRatePerSecond = defaultRatePerSecond;
        this.defaultSeconds = defaultSeconds;
        this.average = average;
    }

    /** When, as a share of the run's time, this share of all arrivals has come. */
    abstract double timeOf(double share);

    /** The average rate as a share of the highest. */
    double average() {
        return average;
    }

    /** Whether all coupons are asked for from the beginning; otherwise one after the other. */
    boolean isAllAtOnce() {
        return this == SPIKE;
    }

    public int defaultRatePerSecond() {
        return defaultRatePerSecond;
    }

    public int defaultSeconds() {
        return defaultSeconds;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is none of this code */
    public static Profile ofCode(String code) {
        return Stream.of(values())
                .filter(profile -> profile.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no profile '" + code + "': "
                        + Stream.of(values()).map(Profile::code).collect(Collectors.joining(", "))));
    }
}
