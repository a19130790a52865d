/**
 * Issuing: what comes in are the messages of {@code coupon.line}, what goes out are decisions and coupons in schema
 * {@code ledger} and what is said about them on {@code coupon.decisions}. Open {@link
 * io.firstcome.coupon.issuing.LineListener} first; the way is LineListener → {@link io.firstcome.coupon.issuing.Pace} →
 * {@link io.firstcome.coupon.issuing.CarefulIssuing} → {@link io.firstcome.coupon.issuing.IssuingTransaction} (lock,
 * load, decide, save) → {@link io.firstcome.coupon.issuing.DecisionPublisher}. A record that cannot be read goes to
 * {@link io.firstcome.coupon.issuing.DeadLetters}; whatever else fails leaves the batch in Kafka, to be tried again.
 */
@NullMarked
package io.firstcome.coupon.issuing;

import org.jspecify.annotations.NullMarked;
