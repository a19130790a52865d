package io.firstcome.coupon.campaign;

import java.util.function.Function;

/**
 * A change that is wanted.
 *
 * @param action its name in the audit log
 * @param decide what the coupon, which is locked, says to it
 */
record Wish(String action, Function<Coupon, Verdict> decide) {}
