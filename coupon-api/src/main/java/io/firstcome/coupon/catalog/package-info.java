/**
 * What coupons there are, for customers. {@link io.firstcome.coupon.catalog.CouponsController} (open it first) answers
 * from {@link io.firstcome.coupon.catalog.Catalog}, which reads the published coupons every second, and from the intake's
 * board, which knows how full the lines are: a crowd that counts down to an opening costs no database.
 */
@NullMarked
package io.firstcome.coupon.catalog;

import org.jspecify.annotations.NullMarked;
