/**
 * Publishes the outbox: rows of {@code intake.outbox} come in through the WAL, records go out, in commit order, at least once,
 * none skipped: rows of aggregate type {@code line} to the topic {@code coupon.line}, those of {@code pace} to {@code
 * coupon.pace}; rows of a type that this relay does not know are passed over with a warning. {@link io.firstcome.coupon.relay.RelaySupervisor} (open it first)
 * lets {@code SlotGuard} see to the slot and the publication and then runs one {@code OutboxRelay} (a Debezium engine)
 * after the other; {@code LinePublisher} takes its batches, has {@code AcknowledgedLine} send them, and confirms them once
 * Kafka has acknowledged every record. The slot's {@code confirmed_flush_lsn} is the only position.
 */
@NullMarked
package io.firstcome.coupon.relay;

import org.jspecify.annotations.NullMarked;
