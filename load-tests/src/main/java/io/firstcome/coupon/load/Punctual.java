package io.firstcome.coupon.load;

import io.firstcome.coupon.load.report.Latency;
import io.firstcome.coupon.load.report.LoadReport.Punctuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Judges the driver: a schedule that was not kept is another load than the one that was asked for. */
final class Punctual {

    /** Of a hundred arrivals, 99 must be taken up within this time: late ones would flatten the spike. */
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Punctual() {}

    /**
     * @param arrivals that were scheduled
     * @param lateness of those that were taken up, in nanoseconds
     * @param heldBack calls that waited for a connection of the driver
     */
    static Punctuality of(long arrivals, Histogram lateness, long heldBack) {
        List<String> problems = new ArrayList<>();
        if (lateness.getTotalCount() < arrivals) {
            problems.add(String.format(
                    Locale.ROOT, "only %,d of %,d arrivals were taken up", lateness.getTotalCount(), arrivals));
        }
        if (lateness.getValueAtPercentile(99) > MOST_LATE_NANOS) {
            problems.add(String.format(
                    Locale.ROOT,
                    "one arrival in a hundred was taken up more than %,d ms late (%,d ms are allowed): this machine is too"
                            + " busy or too slow for the driver beside what it measures; send fewer, or from another machine",
                    TimeUnit.NANOSECONDS.toMillis(lateness.getValueAtPercentile(99)),
                    TimeUnit.NANOSECONDS.toMillis(MOST_LATE_NANOS)));
        }
        if (heldBack > arrivals / 100) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%,d calls waited for one of the driver's connections: the API saw fewer at once than came",
                    heldBack));
        }
        return new Punctuality(
                problems.isEmpty(),
                problems,
                Latency.of("driver's lateness", "from the scheduled arrival until the driver took it up", lateness));
    }
}
