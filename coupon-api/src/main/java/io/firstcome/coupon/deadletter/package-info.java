/**
 * Records of the line that the ledger could not read, for admins to judge. What comes in is {@code coupon.line-dlt}, which
 * {@link io.firstcome.coupon.deadletter.DeadLetterProjection} stores once for all instances; most heal by themselves, as
 * their places are missed and published again. What goes out are the list and the two words that an admin has about one
 * ({@link io.firstcome.coupon.deadletter.DeadLetterController}, open it first): publish its place again, or close it as
 * failed, which puts a {@code request-failed} message into its place of the line.
 */
@NullMarked
package io.firstcome.coupon.deadletter;

import org.jspecify.annotations.NullMarked;
