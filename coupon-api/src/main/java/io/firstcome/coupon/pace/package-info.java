/**
 * How fast the ledger may decide, as admins set it while it runs: for all coupons together, and an upper bound for one. What
 * comes in is an admin's word ({@link io.firstcome.coupon.pace.PaceController}, open it first); {@link
 * io.firstcome.coupon.pace.Paces} writes it down and into the outbox, from where it reaches every consumer on {@code
 * coupon.pace}. {@link io.firstcome.coupon.pace.PaceRepublisher} says the latest settings again from time to time, in case
 * that they were lost on the way.
 */
@NullMarked
package io.firstcome.coupon.pace;

import org.jspecify.annotations.NullMarked;
