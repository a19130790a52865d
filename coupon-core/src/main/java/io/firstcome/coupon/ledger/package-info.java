/**
 * The pure decision: what comes in is a coupon's {@link io.firstcome.coupon.ledger.LineState}, what of it the messages
 * touch, and messages of its line in any order, with repeats and gaps; what goes out is a {@link
 * io.firstcome.coupon.ledger.Settlement} that says what is to be stored and told. Open {@link
 * io.firstcome.coupon.ledger.CouponLedger} first. No clock, no randomness, no I/O: the same line gives the same answers,
 * however it is cut into batches.
 */
@NullMarked
package io.firstcome.coupon.ledger;

import org.jspecify.annotations.NullMarked;
