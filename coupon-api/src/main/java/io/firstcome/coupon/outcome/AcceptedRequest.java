package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted request as the tables know it.
 *
 * @param couponName the campaign's name of the coupon
 * @param outcome its answer, null if none is stored yet
 * @param progress how far its line is decided, null if nothing is stored yet
 */
record AcceptedRequest(
        RequestId requestId,
        CouponId couponId,
        long ticket,
        Instant acceptedAt,
        String couponName,
        @Nullable Outcome outcome,
        @Nullable LineProgressed progress) {}
