package io.firstcome.coupon.bench.cluster;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Lets scenarios that are compared work off the same amount: what the slowest of them can do in a sample's time. */
public final class SameAmount {

    private final Map<String, Integer> likely = new HashMap<>();

    /** @param about what this scenario is likely to do in the time */
    public int with(String scenario, int about) {
        likely.put(scenario, Math.max(1, about));
        return Collections.min(likely.values());
    }
}
