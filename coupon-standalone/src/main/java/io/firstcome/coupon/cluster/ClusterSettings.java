package io.firstcome.coupon.cluster;

/**
 * How large the cluster is.
 *
 * @param apis instances of coupon-api, 1 to {@value #MAX_INSTANCES}
 * @param relays instances of outbox-relay, 1 to {@value #MAX_INSTANCES}; one is active, the others stand by
 * @param consumers instances of coupon-consumer, 1 to {@value #MAX_INSTANCES}
 * @param brokers KRaft brokers, each a controller as well, 1 to {@value #MAX_INSTANCES}
 * @param twoDatabases whether the ledger has a PostgreSQL of its own
 * @param port the first api's port, the others follow; 0: any free ones
 * @param pacePerSecond issues per second over all consumers, until an admin sets another
 */
public record ClusterSettings(
        int apis, int relays, int consumers, int brokers, boolean twoDatabases, int port, int pacePerSecond) {

    public static final int MAX_INSTANCES = 8;
}
