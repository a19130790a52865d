package io.firstcome.coupon.wallet;

import java.time.Instant;
import java.util.UUID;

/**
 * A coupon in a customer's wallet.
 *
 * @param couponId the campaign's coupon
 * @param name what the campaign calls it
 * @param code what the customer shows or types to use it
 * @param serial which of the coupon's it is, from 1: the n-th issued
 * @param state {@code valid}, {@code expired} or {@code cancelled} (with the whole campaign)
 * @param validUntil until when it can be used (exclusive)
 * @param issuedAt when it was issued
 * @param requestId the request that it was issued for
 */
record HeldCoupon(
        UUID couponId,
        String name,
        String code,
        long serial,
        String state,
        Instant validUntil,
        Instant issuedAt,
        UUID requestId) {}
