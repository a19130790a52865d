package io.firstcome.coupon.relay;

import java.util.OptionalDouble;

/**
 * Where the slot stands.
 *
 * @param walStatus as in {@code pg_replication_slots}; {@code missing} without a slot, {@code unknown} without an answer
 * @param lagBytes how much WAL lies between what is confirmed and what is written; -1 if that is not known
 * @param walKeepBytes {@code max_slot_wal_keep_size}: from how much lag on PostgreSQL may invalidate the slot; -1 if
 *     never, and then a relay that stays away fills the disk
 * @param safeBytes how much WAL may still be written before PostgreSQL may invalidate the slot; -1 if that is not bounded or
 *     not known
 * @param unpublishedAgeSeconds the age of the oldest outbox row that is not confirmed as published, 0 if all are; empty
 *     if that is not known
 */
record SlotPosition(
        String walStatus, long lagBytes, long walKeepBytes, long safeBytes, OptionalDouble unpublishedAgeSeconds) {

    static final SlotPosition UNKNOWN = new SlotPosition("unknown", -1, -1, -1, OptionalDouble.empty());
}
