/**
 * PostgreSQL, Kafka and coupon-consumer, and nothing else: what comes in are messages of one coupon's line, written before,
 * what comes out are decisions in the ledger, beside the same rows written by COPY. Open {@link
 * io.firstcome.coupon.bench.consumer.ConsumerGround} first.
 */
@NullMarked
package io.firstcome.coupon.bench.consumer;

import org.jspecify.annotations.NullMarked;
