package io.firstcome.coupon.load.plan;

/**
 * One request for a coupon.
 *
 * @param dueNanos when, after the opening
 * @param customer who, from 0
 * @param coupon which one, from 0
 * @param instance which api instance is asked, from 0
 */
public record Arrival(long dueNanos, int customer, int coupon, int instance) {}
