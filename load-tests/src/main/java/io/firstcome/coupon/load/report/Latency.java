package io.firstcome.coupon.load.report;

import io.firstcome.coupon.page.Rounded;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in milliseconds, to a hundredth; all null if it never happened.
 *
 * @param count how often it happened
 * @param p50 half of them took at most this long, and so on
 */
public record Latency(
        String name,
        String meaning,
        long count,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double p99,
        @Nullable Double p999,
        @Nullable Double max) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos what was recorded */
    public static Latency of(String name, String meaning, Histogram nanos) {
        return new Latency(
                name,
                meaning,
                nanos.getTotalCount(),
                millis(nanos, 50),
                millis(nanos, 90),
                millis(nanos, 99),
                millis(nanos, 99.9),
                millis(nanos, 100));
    }

    private static @Nullable Double millis(Histogram nanos, double percentile) {
        return nanos.getTotalCount() == 0
                ? null
                : Double.valueOf(Rounded.toHundredth(nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI));
    }
}
