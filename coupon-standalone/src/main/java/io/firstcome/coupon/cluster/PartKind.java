package io.firstcome.coupon.cluster;

/** What a process of the cluster is, in the order in which they are started. */
public enum PartKind {
    /** The intake's PostgreSQL; the ledger's too, unless that has one of its own. */
    POSTGRES,
    /** The ledger's own PostgreSQL, where there are two. */
    LEDGER_POSTGRES,
    BROKER,
    CONSUMER,
    API,
    RELAY
}
