package io.firstcome.coupon.chaos;

import io.firstcome.coupon.cluster.ClusterSettings;

/** How many of each part a fault run has. */
public enum ChaosSize {
    /** The least with which every part can be lost while another one takes over. */
    USUAL(2, 2, 2, 3),

    /**
     * For few cores, which the starting of processes would keep busy most of the time: two apis, whose answers can be compared,
     * and one of everything else, so that what is lost is missed until it is back.
     */
    SMALL(2, 1, 1, 1);

    private static final int PACE_PER_SECOND = 1000;

    private final int apis;
    private final int relays;
    private final int consumers;
    private final int brokers;

    ChaosSize(int apis, int relays, int consumers, int brokers) {
        this.apis = apis;
        this.relays = relays;
        this.consumers = consumers;
        this.brokers = brokers;
    }

    ClusterSettings cluster(boolean twoDatabases) {
        return new ClusterSettings(apis, relays, consumers, brokers, twoDatabases, 0, PACE_PER_SECOND);
    }

    /** The broker whose disk can be filled. */
    String lastBroker() {
        return "broker-" + brokers;
    }
}
