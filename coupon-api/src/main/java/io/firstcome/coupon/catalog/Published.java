package io.firstcome.coupon.catalog;

import io.firstcome.coupon.contract.CouponId;
import java.time.Instant;

/**
 * A published coupon as it was read.
 *
 * @param nextSequence of two states of its line the one with the higher is the later
 * @param accepted how many requests stand in its line
 */
record Published(
        CouponId couponId,
        String name,
        long quantity,
        long waitingList,
        Instant opensAt,
        Instant closesAt,
        Instant validUntil,
        int perCustomerLimit,
        long nextSequence,
        long capacity,
        long accepted,
        boolean closed,
        boolean paused) {}
