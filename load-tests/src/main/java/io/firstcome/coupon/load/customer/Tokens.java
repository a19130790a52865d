package io.firstcome.coupon.load.customer;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The customers' tokens, signed before the run as phones have theirs before they come: a millisecond each. */
public final class Tokens {

    private Tokens() {}

    /** By the customer's number. */
    public static List<String> sign(DevelopmentKeys keys, int customers, Duration lifetime) {
        return IntStream.range(0, customers)
                .parallel()
                .mapToObj(customer -> keys.customerToken(customerId(customer), lifetime))
                .toList();
    }

    static String customerId(int customer) {
        return "load-" + customer;
    }
}
