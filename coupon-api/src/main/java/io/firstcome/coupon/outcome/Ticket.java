package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;

/**
 * What a customer has from the moment of being accepted.
 *
 * @param number the place in the line, from 1
 */
public record Ticket(RequestId requestId, CouponId couponId, long number, Instant acceptedAt) {}
