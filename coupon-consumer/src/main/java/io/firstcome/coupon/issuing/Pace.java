package io.firstcome.coupon.issuing;

import io.firstcome.coupon.issuing.FairShare.Taker;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This instance's part of a pace that may change at any time. One permit is one request taken in or released by the
 * ledger, or one message kept because its coupon is at its bound.
 *
 * <p>All instances together issue no more than the pace: each takes as much of it as it has of the line's partitions,
 * and one whose part has changed starts without permits, so that what another has just given up is not given twice.
 * Permits come in portions of a tenth of a second, or singly where the part is below ten a second; those that are not
 * taken are lost, so that an idle time is not followed by a burst.
 */
final class Pace {

    /** How long to wait where no permits come at all: issuing is stopped, or this instance has no partition. */
    static final Duration WAIT_WHILE_STOPPED = Duration.ofSeconds(1);

    /** How long to wait where the permits of the moment are left to who takes them too. */
    static final Duration WAIT_FOR_THE_OTHER = Duration.ofMillis(20);

    private static final double PORTIONS_PER_SECOND = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * What can be done now.
     *
     * @param permits how many, 0 if none
     * @param retryAfter how long to wait before it is worth asking again, zero if there are permits
     */
    record Grant(int permits, Duration retryAfter) {}

    private final Supplier<Long> nanoTime;
    private final FairShare fairShare = new FairShare();
    private int perSecond;
    private double share;
    private @Nullable AtomicRateLimiter limiter;

    Pace(int perSecond) {
        this(perSecond, System::nanoTime);
    }

    Pace(int perSecond, Supplier<Long> nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** A pace of which this instance has all: that of one coupon, whose partition nobody else has. */
    static Pace whole(int perSecond, Supplier<Long> nanoTime) {
        Pace pace = new Pace(perSecond, nanoTime);
        pace.share(1, 1);
        return pace;
    }

    /** Sets this instance's part of the pace: how many of all partitions it has. */
    synchronized void share(int assigned, int partitions) {
        change(perSecond, partitions == 0 ? 0 : Math.min(1, (double) assigned / partitions));
    }

    /** Sets the pace of all instances together, from 0, which stops. Takes effect at the next {@link #take}. */
    synchronized void set(int newPerSecond) {
        change(newPerSecond, share);
    }

    private void change(int newPerSecond, double newShare) {
        if (newPerSecond == perSecond && newShare == share) {
            return;
        }
        perSecond = newPerSecond;
        share = newShare;
        limiter = perSecond * share > 0 ? limiter(perSecond * share) : null;
    }

    private AtomicRateLimiter limiter(double perSecond) {
        int portion = Math.max(1, (int) (perSecond / PORTIONS_PER_SECOND));
        AtomicRateLimiter fresh = new AtomicRateLimiter(
                "pace",
                RateLimiterConfig.custom()
                        .limitForPeriod(portion)
                        .limitRefreshPeriod(Duration.ofNanos((long) (portion * NANOS_PER_SECOND / perSecond)))
                        .timeoutDuration(Duration.ZERO)
                        .build(),
                nanoTime);
        fresh.drainPermissions();
        return fresh;
    }

    /** Takes as many permits as there are now for records that come, at most those wanted (at least 1). */
    synchronized Grant take(int wanted) {
        return take(Taker.RECORDS, wanted);
    }

    /** The same for messages that are kept. */
    synchronized Grant takeForKept(int wanted) {
        return take(Taker.KEPT, wanted);
    }

    private Grant take(Taker taker, int wanted) {
        AtomicRateLimiter current = limiter;
        if (current == null) {
            return new Grant(0, WAIT_WHILE_STOPPED);
        }
        long now = nanoTime.get();
        int available = available();
        int permits = Math.min(wanted, available - fairShare.toLeave(taker, available, now));
        boolean taken = permits > 0 && current.acquirePermission(permits);
        fairShare.took(taker, wanted, taken ? permits : 0, now);
        if (taken) {
            return new Grant(permits, Duration.ZERO);
        }
        return new Grant(
                0,
                available > 0
                        ? WAIT_FOR_THE_OTHER
                        : Duration.ofNanos(
                                Math.max(1, current.getDetailedMetrics().getNanosToWait())));
    }

    /** How many permits there are now. */
    synchronized int available() {
        AtomicRateLimiter current = limiter;
        return current == null ? 0 : Math.max(0, current.getMetrics().getAvailablePermissions());
    }

    /** What all instances together may issue in a second. */
    synchronized int perSecond() {
        return perSecond;
    }

    /** What this instance may issue in a second, for the health's details. */
    synchronized double partPerSecond() {
        return perSecond * share;
    }
}
