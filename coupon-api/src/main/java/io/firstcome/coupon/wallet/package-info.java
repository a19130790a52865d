/**
 * What a customer holds: the issued coupons, from the projected outcomes. {@link
 * io.firstcome.coupon.wallet.WalletController} takes the question, {@link io.firstcome.coupon.wallet.HeldCoupons} reads a
 * page by one query.
 */
@NullMarked
package io.firstcome.coupon.wallet;

import org.jspecify.annotations.NullMarked;
