package io.firstcome.coupon.issuing;

/**
 * How many messages of one line the ledger keeps at most.
 *
 * @param early while earlier ones are missing; more are dropped, and come again when they are published again
 * @param postponed while the coupon is at its bound; more stay in Kafka, and the partition waits
 */
record KeepingLimits(int early, int postponed) {}
