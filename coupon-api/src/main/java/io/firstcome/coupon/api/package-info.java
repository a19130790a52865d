/**
 * What the features of the intake service have in common: the application, who may ask for what ({@link
 * io.firstcome.coupon.api.SecurityConfiguration}), and how an answer that is no success looks ({@link
 * io.firstcome.coupon.api.Problem}). Open {@link io.firstcome.coupon.api.CouponApiApplication} first; the way of a
 * customer's request begins in {@code intake}.
 */
@NullMarked
package io.firstcome.coupon.api;

import org.jspecify.annotations.NullMarked;
