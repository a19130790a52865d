package io.firstcome.coupon.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One scenario for a few seconds.
 *
 * @param perSecond answers that count
 * @param cpuMicros user and system time per answer, by component
 * @param stolenPercent of the processors' time, null where the system does not tell
 * @param unexpected answers of another status
 */
public record Sample(
        String scenario,
        int round,
        double perSecond,
        Map<String, Double> cpuMicros,
        @Nullable Double stolenPercent,
        long unexpected) {

    /** Whether it counts: the machine was ours, and nothing else was measured than what was meant. */
    public boolean isGood() {
        return unexpected == 0 && (stolenPercent == null || stolenPercent <= BenchSettings.MOST_STOLEN_PERCENT);
    }
}
