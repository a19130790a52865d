package io.firstcome.coupon.promises;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in the two schemas, over all coupons.
 *
 * @param lines coupons that have a line
 * @param accepted requests that were accepted
 * @param issued coupons that customers hold
 * @param refused refused requests by reason
 * @param waiting requests on the waiting list
 * @param undecided accepted requests that are neither decided nor on the waiting list yet
 * @param told requests whose decision has come back to the intake
 */
public record Counts(
        long lines, long accepted, long issued, Map<String, Long> refused, long waiting, long undecided, long told) {

    public Counts {
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    public long refusedInAll() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
