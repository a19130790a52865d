package io.firstcome.coupon.rush;

import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * How long it took, in milliseconds; both 0 if nothing was measured.
 *
 * @param p50 half of the answers came within this time
 * @param p99 all but one in a hundred
 */
public record Percentiles(double p50, double p99) {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    static Percentiles ofNanos(LongStream nanos) {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        nanos.forEach(value -> histogram.recordValue(Math.max(0, value)));
        return new Percentiles(millis(histogram, 50), millis(histogram, 99));
    }

    private static double millis(Histogram histogram, double percentile) {
        return Math.round(histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI * 10) / 10.0;
    }
}
