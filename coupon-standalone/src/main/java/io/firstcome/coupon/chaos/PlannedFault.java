package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One fault of a plan.
 *
 * @param number its place in the plan, from 1
 * @param at when it strikes, since the beginning of the plan; later where one that must not overlap takes longer
 * @param lasts how long it stays broken before it is mended; longer where the fault needs it to be what it is
 * @param seed of the fault's own random choices, so that they do not depend on what strikes beside it
 */
public record PlannedFault(int number, FaultKind kind, Duration at, Duration lasts, long seed) {

    /** All chance of the attempt, the same for the same plan. */
    RandomGenerator random(int attempt) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed + attempt);
    }
}
