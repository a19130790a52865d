package io.firstcome.coupon.crowd;

import java.util.random.RandomGenerator;

/**
 * One customer's visit.
 *
 * @param number counted from 0 over all visits; it makes the visit's Idempotency-Key
 * @param instance the api instance asked first
 */
record Visit(int number, String customer, OnOffer coupon, int instance, Manner manner) {

    /** How a customer behaves. */
    enum Manner {
        /** Asks once and follows the request to its decision, at one instance after the other. */
        ONCE,
        /** Asks twice, the second time at another instance. */
        TWICE,
        /** Names the request by a key, and sends it again with the same. */
        WITH_KEY,
        /** Loses the connection before the answer, and asks again. */
        HANGS_UP,
        /** Wants to be answered with the coupon. */
        WAITS,
        /** Watches the events. */
        WATCHES
    }

    static Visit draw(int number, RandomGenerator random, CrowdSettings settings, OnOffer coupon, int instances) {
        String customer = "customer-" + random.nextInt(settings.customers());
        return new Visit(number, customer, coupon, random.nextInt(instances), manner(random.nextInt(100)));
    }

    private static Manner manner(int percentile) {
        if (percentile < 15) {
            return Manner.TWICE;
        }
        if (percentile < 30) {
            return Manner.WITH_KEY;
        }
        if (percentile < 40) {
            return Manner.HANGS_UP;
        }
        if (percentile < 55) {
            return Manner.WAITS;
        }
        return percentile < 65 ? Manner.WATCHES : Manner.ONCE;
    }

    /** Where a customer may have several, only a key tells a further request from a retry. */
    boolean hasKey() {
        return manner == Manner.WITH_KEY || coupon.kind.perCustomer() > 1;
    }
}
