package io.firstcome.coupon.load.customer;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long everything took, in nanoseconds from when it was due. Recorded by any thread; whoever draws {@link
 * #acceptsSinceLast} is one thread.
 */
public final class Latencies {

    /** What is shorter counts as this; it bounds the memory of a histogram. */
    private static final long LEAST_NANOS = TimeUnit.MICROSECONDS.toNanos(10);

    /** What is longer counts as this. */
    private static final long MOST_NANOS = TimeUnit.HOURS.toNanos(2);

    private static final int SIGNIFICANT_DIGITS = 3;

    private final List<Histogram> all =
            Stream.of(Measure.values()).map(_ -> histogram()).toList();
    private final Histogram lateness = histogram();
    private final Recorder accepts = new Recorder(LEAST_NANOS, MOST_NANOS, SIGNIFICANT_DIGITS);

    private static Histogram histogram() {
        return new ConcurrentHistogram(LEAST_NANOS, MOST_NANOS, SIGNIFICANT_DIGITS);
    }

    void record(Measure measure, long nanos) {
        of(measure).recordValue(bounded(nanos));
        if (measure == Measure.ACCEPT) {
            accepts.recordValue(bounded(nanos));
        }
    }

    /** An arrival was taken up by the driver so long after it was due. */
    void late(long nanos) {
        lateness.recordValue(bounded(nanos));
    }

    private static long bounded(long nanos) {
        return Math.clamp(nanos, 0, MOST_NANOS);
    }

    /** All that was recorded; read it when nobody records any more. */
    public Histogram of(Measure measure) {
        return all.get(measure.ordinal());
    }

    /** How late the driver took arrivals up; nothing of it is the system's doing. */
    public Histogram lateness() {
        return lateness;
    }

    /** The accepts of the time since the last call. */
    public Histogram acceptsSinceLast() {
        return accepts.getIntervalHistogram();
    }
}
