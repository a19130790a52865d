package io.firstcome.coupon.contract;

import java.time.Instant;

/**
 * The coupon that a customer holds by an issued decision.
 *
 * @param code drawn when the coupon was stored, unique over all coupons
 * @param validUntil until when it can be used (exclusive), by the terms at the request's place; from 1970 to 9999
 */
public record IssuedCoupon(CouponCode code, Instant validUntil) {

    public IssuedCoupon {
        Bounds.moment("validUntil", validUntil);
    }
}
