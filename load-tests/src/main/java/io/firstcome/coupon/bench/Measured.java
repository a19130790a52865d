package io.firstcome.coupon.bench;

import java.util.Map;

/**
 * What a sample came to.
 *
 * @param good what was done as it is meant to be
 * @param unexpected what was not: with a single one the sample does not count
 * @param seconds above 0
 * @param figures what else it says, with the unit in the name
 */
public record Measured(long good, long unexpected, double seconds, Map<String, Double> figures) {

    public Measured(long good, long unexpected, double seconds) {
        this(good, unexpected, seconds, Map.of());
    }
}
