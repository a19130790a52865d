package io.firstcome.coupon.load.sample;

import io.firstcome.coupon.load.customer.Results;
import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.page.Rounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second at the customers and the processors, in a thread of its own. A second one asks the service, so that a
 * slow answer costs only that second's figures of the service.
 */
public final class Sampler implements AutoCloseable {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Sample.Service SILENT = new Sample.Service(null, null, null, null, null);

    private final Results results;
    private final ServiceWatch service;
    private final ProcessorWatch processors;
    private final long openingNanos;

    private final List<Sample> samples = new ArrayList<>();
    private volatile ServiceWatch.Reading told = ServiceWatch.Reading.beforeTheOpening();
    private @Nullable Moment first;
    private @Nullable Moment last;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("load-sampler-", 0).factory());

    /** All that was known at one moment. */
    private record Moment(
            long nanos, Tally.Counts counts, ServiceWatch.Reading service, ProcessorWatch.Reading processors) {}

    private Sampler(Results results, ServiceWatch service, ProcessorWatch processors, long openingNanos) {
        this.results = results;
        this.service = service;
        this.processors = processors;
        this.openingNanos = openingNanos;
    }

    /**
     * Begins at once; what is seen before the opening is what the first sample is compared with.
     *
     * @param couponIds whose figures are read
     * @param openingNanos by {@link System#nanoTime()}
     */
    public static Sampler start(
            Target target, Results results, List<String> couponIds, String adminToken, long openingNanos) {
        Sampler sampler = new Sampler(
                results,
                new ServiceWatch(target, couponIds, adminToken),
                new ProcessorWatch(target.components()),
                openingNanos);
        var _ = sampler.clock.scheduleAtFixedRate(sampler::ask, 0, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        var _ = sampler.clock.scheduleAtFixedRate(sampler::look, PERIOD_NANOS / 2, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        return sampler;
    }

    private void ask() {
        try {
            ServiceWatch.Reading read = service.read();
            if (read.decided() != null) {
                told = read;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // stopped while it asked
        }
    }

    /** After a delay the clock catches up; two looks within half a period would only show its own jitter. */
    private synchronized void look() {
        Moment before = last;
        if (before != null && System.nanoTime() - before.nanos < PERIOD_NANOS / 2) {
            return;
        }
        Moment now = new Moment(System.nanoTime(), results.tally().counts(), told, processors.read());
        if (before == null || now.nanos <= openingNanos) {
            first = now;
        } else {
            samples.add(sample(before, now));
        }
        last = now;
    }

    private Sample sample(Moment before, Moment now) {
        double elapsed = (now.nanos - before.nanos) / NANOS_PER_SECOND;
        return new Sample(
                (now.nanos - openingNanos) / NANOS_PER_SECOND,
                customers(before.counts, now.counts, elapsed),
                service(before.service, now.service),
                now.processors.since(before.processors, elapsed));
    }

    private Sample.Customers customers(Tally.Counts before, Tally.Counts now, double elapsed) {
        Histogram accepts = results.latencies().acceptsSinceLast();
        return new Sample.Customers(
                Rounded.toHundredth((now.sent() - before.sent()) / elapsed),
                Rounded.toHundredth((now.accepted() - before.accepted()) / elapsed),
                Rounded.toHundredth((now.refusedInAll() - before.refusedInAll()) / elapsed),
                Rounded.toHundredth((now.unansweredInAll() - before.unansweredInAll()) / elapsed),
                now.underWay(),
                millis(accepts, 50),
                millis(accepts, 99));
    }

    private static @Nullable Double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? null
                : Double.valueOf(Rounded.toHundredth(histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI));
    }

    /** Nothing is known of a second in which the service did not answer; the next rate is that of all the time since. */
    private static Sample.Service service(ServiceWatch.Reading before, ServiceWatch.Reading now) {
        if (now == before) {
            return SILENT;
        }
        double elapsed = (now.nanos() - before.nanos()) / NANOS_PER_SECOND;
        return new Sample.Service(
                rate(before.decided(), now.decided(), elapsed),
                now.undecided(),
                now.intakeQueue(),
                now.pace(),
                rate(before.paceWaits(), now.paceWaits(), elapsed));
    }

    private static @Nullable Double rate(@Nullable Double before, @Nullable Double now, double elapsed) {
        return before == null || now == null ? null : Double.valueOf(Rounded.toHundredth((now - before) / elapsed));
    }

    /** Looks a last time and stops. */
    public synchronized Series stop() {
        look();
        clock.shutdownNow();
        Moment from = first;
        Moment to = last;
        if (from == null || to == null || from == to) {
            return new Series(samples, new Series.Processors(0, Map.of(), null, null));
        }
        return new Series(
                samples,
                new Series.Processors(
                        Rounded.toHundredth((to.nanos - from.nanos) / NANOS_PER_SECOND),
                        to.processors.secondsSince(from.processors),
                        to.processors.busyPercentSince(from.processors),
                        to.processors.stolenPercentSince(from.processors)));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        service.close();
    }
}
