/**
 * Customers over minutes, against instances that may die, and admins who change the coupons meanwhile. Each call goes to a
 * {@link io.firstcome.coupon.history.History}. Open {@link io.firstcome.coupon.crowd.Crowd} first.
 */
@NullMarked
package io.firstcome.coupon.crowd;

import org.jspecify.annotations.NullMarked;
