package io.firstcome.coupon.load.sample;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was seen once a second, and the processors' use as a whole.
 *
 * @param samples in the order of time
 */
public record Series(List<Sample> samples, Processors processors) {

    public Series {
        samples = List.copyOf(samples);
    }

    /**
     * From the first to the last look.
     *
     * @param seconds how long that was
     * @param usedSeconds user and system time by component; one that could not be read is left out
     * @param busyPercent of the processors' time that somebody worked; null where the system does not tell
     * @param stolenPercent of the processors' time that went to the host's other guests; likewise
     */
    public record Processors(
            double seconds,
            Map<String, Double> usedSeconds,
            @Nullable Double busyPercent,
            @Nullable Double stolenPercent) {}
}
