/**
 * PostgreSQL, Kafka and outbox-relay, and nothing else: what comes in are rows of the outbox, written before, what comes out
 * are records on the line's topic, beside a plain reader of the same rows. Open {@link
 * io.firstcome.coupon.bench.relay.RelayGround} first.
 */
@NullMarked
package io.firstcome.coupon.bench.relay;

import org.jspecify.annotations.NullMarked;
