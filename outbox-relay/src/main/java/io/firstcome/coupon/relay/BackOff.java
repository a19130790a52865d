package io.firstcome.coupon.relay;

import java.time.Duration;

/** Pauses that double from the first to the longest. For one thread. */
final class BackOff {

    private final long initialMillis;
    private final long maxMillis;
    private long nextMillis;

    BackOff(RelaySettings settings) {
        this.initialMillis = settings.retryInitialMillis();
        this.maxMillis = settings.retryMaxMillis();
        this.nextMillis = initialMillis;
    }

    Duration next() {
        Duration pause = Duration.ofMillis(nextMillis);
        nextMillis = Math.min(2 * nextMillis, maxMillis);
        return pause;
    }

    void reset() {
        nextMillis = initialMillis;
    }
}
