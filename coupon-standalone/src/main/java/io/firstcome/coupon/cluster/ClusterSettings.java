package io.firstcome.coupon.cluster;

import io.firstcome.coupon.stack.StackSettings;

/**
 * How large the cluster is.
 *
 * @param apis instances of coupon-api, 1 to {@value #MAX_INSTANCES}
 * @param relays instances of outbox-relay, 1 to {@value #MAX_INSTANCES}; one is active, the others stand by
 * @param consumers instances of coupon-consumer, 1 to {@value #MAX_INSTANCES}
 * @param brokers KRaft brokers, each a controller as well, 1 to {@value #MAX_INSTANCES}
 * @param twoDatabases whether the ledger has a PostgreSQL of its own
 * @param port the first api's port, the others follow; 0: any free ones
 * @param pacePerSecond issues per second over all consumers, until an admin sets another; 0: none
 */
public record ClusterSettings(
        int apis, int relays, int consumers, int brokers, boolean twoDatabases, int port, int pacePerSecond) {

    public static final int MAX_INSTANCES = 8;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public ClusterSettings {
        check("api", apis, 1, MAX_INSTANCES);
        check("relays", relays, 1, MAX_INSTANCES);
        check("consumers", consumers, 1, MAX_INSTANCES);
        check("brokers", brokers, 1, MAX_INSTANCES);
        check("port", port, 0, 65_535 - MAX_INSTANCES);
        check("pace", pacePerSecond, 0, StackSettings.MAX_PACE);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }
}
