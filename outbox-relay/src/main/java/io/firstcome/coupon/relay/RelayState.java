package io.firstcome.coupon.relay;

import java.util.Optional;

/** What the relay is doing, read-only. */
public interface RelayState {

    /** The relay's phases; every one but {@code STREAMING} and {@code STOPPED} ends by itself. */
    enum Phase {
        /** Nothing was tried yet, or the first engine is starting. */
        STARTING,
        /** The table {@code intake.outbox} does not exist yet: coupon-api makes it. */
        WAITING_FOR_OUTBOX,
        /** Another relay holds the slot; this one takes over when it becomes free. */
        STANDBY,
        /** Reading the WAL and publishing, or waiting for Kafka to acknowledge. */
        STREAMING,
        /** Something failed; it is tried again after a pause. */
        BACKING_OFF,
        /** Stopped for good. */
        STOPPED
    }

    Phase phase();

    /** How many records Kafka acknowledged to this relay since its start; a record that was sent twice counts twice. */
    long publishedRecords();

    /** What failed last, in one line; empty if nothing has failed since the last batch was acknowledged. */
    Optional<String> lastFailure();
}
