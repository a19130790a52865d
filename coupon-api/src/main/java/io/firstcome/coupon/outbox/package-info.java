/**
 * From a committed row to a published message, and again where it got lost. {@link
 * io.firstcome.coupon.outbox.OutboxTable} takes the messages of the lines, the relay publishes them; {@link
 * io.firstcome.coupon.outbox.OutboxPartitions} makes room ahead and drops what is decided; {@link
 * io.firstcome.coupon.outbox.Republisher} writes messages again that are missing at the ledger, or whose decisions are
 * missing here. The settings of the pace go out by the same table, with an aggregate type of their own.
 */
@NullMarked
package io.firstcome.coupon.outbox;

import org.jspecify.annotations.NullMarked;
