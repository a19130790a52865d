package io.firstcome.coupon.load.customer;

import java.util.List;

/**
 * What all visits share.
 *
 * @param couponIds by the coupon's number
 * @param tokens by the customer's number
 * @param openingNanos when the coupons open, by {@link System#nanoTime()}
 * @param giveUpNanos when customers stop asking for their decision
 */
record Scene(
        Wire wire, Results results, List<String> couponIds, List<String> tokens, long openingNanos, long giveUpNanos) {}
