package io.firstcome.coupon.retrying;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubling from {@code initial} up to {@code max}.
 *
 * @param initial the wait after the first attempt, at least 1 ms
 * @param max the longest wait, at least {@code initial}
 */
public record Backoff(Duration initial, Duration max) {

    /** Beyond it every wait is {@code max}; it keeps the doubling within 64 bits. */
    private static final int MAX_DOUBLINGS = 30;

    /** @throws IllegalArgumentException if the waits are outside their bounds */
    public Backoff {
        if (initial.toMillis() < 1 || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("a back-off from " + initial + " to " + max);
        }
    }

    /** The wait after so many attempts have failed before, from 0. */
    public Duration after(int attempts) {
        if (attempts >= MAX_DOUBLINGS) {
            return max;
        }
        Duration doubled = initial.multipliedBy(1L << attempts);
        return doubled.compareTo(max) < 0 ? doubled : max;
    }
}
