/**
 * Issuing: what comes in are the messages of {@code coupon.line}, what goes out are decisions and coupons in schema
 * {@code ledger} and what is said about them on {@code coupon.decisions}. Open {@link
 * io.firstcome.coupon.issuing.LineListener} first; the way is LineListener → {@link io.firstcome.coupon.issuing.Pace} →
 * {@link io.firstcome.coupon.issuing.Round} → {@link io.firstcome.coupon.issuing.CarefulIssuing} → {@link
 * io.firstcome.coupon.issuing.IssuingTransaction} (lock, load, decide, save) → {@link
 * io.firstcome.coupon.issuing.DecisionPublisher}. A record that cannot be read goes to {@link
 * io.firstcome.coupon.issuing.DeadLetters}; whatever else fails leaves the batch in Kafka, to be tried again.
 *
 * <p>How fast it may go is set while it runs, on {@code coupon.pace}: {@link io.firstcome.coupon.issuing.PaceTail} hears
 * it and {@link io.firstcome.coupon.issuing.PaceInForce} applies and stores it, for all coupons ({@link
 * io.firstcome.coupon.issuing.Pace}) or one ({@link io.firstcome.coupon.issuing.CouponBounds}). What a coupon's bound
 * leaves of its messages is kept in {@code ledger.early}, so that the other coupons of the partition go on, and {@link
 * io.firstcome.coupon.issuing.CatchUp} decides it when the bound allows.
 */
@NullMarked
package io.firstcome.coupon.issuing;

import org.jspecify.annotations.NullMarked;
