package io.firstcome.coupon.bench;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario, measured once.
 *
 * @param from when it began, and
 * @param to when it ended, by this machine's clock
 * @param perSecond what was done as it is meant to be
 * @param cpuMicros user and system time for each such thing, by component
 * @param figures the stage's meters for each such thing, and what the scenario itself says
 * @param stolenPercent of the processors' time, null where the system does not tell
 * @param unexpected what was not as it is meant to be
 */
public record Sample(
        String stage,
        String scenario,
        int round,
        Instant from,
        Instant to,
        double perSecond,
        Map<String, Double> cpuMicros,
        Map<String, Double> figures,
        @Nullable Double stolenPercent,
        long unexpected) {

    /** Whether it counts: the machine was ours, and nothing else was measured than what was meant. */
    public boolean isGood() {
        return unexpected == 0 && (stolenPercent == null || stolenPercent <= BenchSettings.MOST_STOLEN_PERCENT);
    }
}
