package io.firstcome.coupon.rush;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Who comes, when, and how clumsily: the same for the same seed.
 *
 * @param customers every customer, in no order
 */
record RushPlan(List<Visit> customers) {

    /** Most come within this time after the opening, thinning out. */
    private static final Duration SPREAD = Duration.ofSeconds(2);

    /** How a customer behaves. */
    enum Manner {
        /** Asks once and follows the request to its decision. */
        PLAIN,
        /** Asks twice, the second time at another instance. */
        DOUBLE_CLICK,
        /** Loses the connection before the answer, and asks again. */
        BROKEN_CONNECTION,
        /** Asks before the opening, is told so, and asks again after it. */
        EARLY,
        /** Asks for a coupon that does not exist. */
        LOST
    }

    /**
     * One customer's visit.
     *
     * @param coupon index of the coupon asked for
     * @param instance index of the api instance asked first
     * @param after how long after the opening the customer asks
     */
    record Visit(String customerId, int coupon, int instance, Duration after, Manner manner) {}

    static RushPlan of(long seed, int customers, int coupons, int instances) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Visit> visits = new ArrayList<>(customers);
        for (int i = 0; i < customers; i++) {
            double afterSeconds = Math.min(SPREAD.toSeconds(), random.nextExponential() * SPREAD.toSeconds() / 4);
            visits.add(new Visit(
                    "customer-" + i,
                    random.nextInt(coupons),
                    random.nextInt(instances),
                    Duration.ofMillis((long) (afterSeconds * 1000)),
                    manner(random.nextInt(100))));
        }
        return new RushPlan(List.copyOf(visits));
    }

    private static Manner manner(int percentile) {
        if (percentile < 8) {
            return Manner.DOUBLE_CLICK;
        }
        if (percentile < 12) {
            return Manner.BROKEN_CONNECTION;
        }
        if (percentile < 17) {
            return Manner.EARLY;
        }
        return percentile < 19 ? Manner.LOST : Manner.PLAIN;
    }
}
