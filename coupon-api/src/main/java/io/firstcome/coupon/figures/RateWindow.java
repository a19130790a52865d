package io.firstcome.coupon.figures;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast a count grows, over the last ten seconds. At most a dozen samples, if they are taken once a second. */
final class RateWindow {

    static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MAX_SAMPLES = 12;
    private static final double NANOS_PER_SECOND = 1e9;

    private record Sample(long nanos, long count) {}

    private final Deque<Sample> samples = new ArrayDeque<>(MAX_SAMPLES);

    /** The count at a moment of {@link System#nanoTime}, which must not be before the last one. */
    synchronized void add(long nanos, long count) {
        while (samples.size() >= MAX_SAMPLES
                || (samples.size() > 1 && nanos - samples.getFirst().nanos() > WINDOW_NANOS)) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(nanos, count));
    }

    /** Empty until there are two samples. */
    synchronized OptionalDouble perSecond() {
        if (samples.size() < 2) {
            return OptionalDouble.empty();
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long nanos = Math.max(1, last.nanos() - first.nanos());
        return OptionalDouble.of(Math.max(0, last.count() - first.count()) * NANOS_PER_SECOND / nanos);
    }
}
