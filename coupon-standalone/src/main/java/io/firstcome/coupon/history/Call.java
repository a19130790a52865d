package io.firstcome.coupon.history;

import java.time.Instant;
import java.util.List;

/**
 * One request over HTTP and what came of it.
 *
 * @param instance which api instance was asked, from 0
 * @param answer the answer in a few words: {@code 202}, {@code 409 sold-out}, {@code HttpTimeoutException}
 * @param told what the answer said of requests, in the order in which it came: several for a stream of events, none for a
 *     refusal
 */
public record Call(Kind kind, Subject subject, int instance, Span span, Result result, String answer, List<Told> told) {

    public Call {
        told = List.copyOf(told);
    }

    /** What was asked for. */
    public enum Kind {
        /** A coupon. */
        ASK,
        /** What has become of a request. */
        STATUS,
        /** The events of a request. */
        EVENTS,
        /** What has become of a request, after everything was healed and worked off. */
        LAST,
        /** Something that an admin does. */
        ADMIN
    }

    /** What is known of it afterwards. */
    public enum Result {
        /** It was done or answered. */
        OK,
        /** It was refused: nothing was written. */
        REFUSED,
        /** Nobody can tell whether it was done: no answer, or one that promises nothing. */
        UNKNOWN
    }

    /**
     * Whom and what it was about; empty where it does not apply.
     *
     * @param key the Idempotency-Key; of an admin's act what is done
     */
    public record Subject(String customer, String coupon, String request, String key) {}

    /**
     * When.
     *
     * @param at when it was sent, by the wall clock
     * @param startNanos when it was sent, by {@link System#nanoTime()} of the process that sent it
     * @param endNanos when the answer was there or given up, by the same clock
     */
    public record Span(Instant at, long startNanos, long endNanos) {}
}
