package io.firstcome.coupon.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer said of one request.
 *
 * @param status {@code accepted}, {@code waiting}, {@code issued} or {@code refused}
 * @param position how many stand before it, -1 if nothing was said
 * @param acceptedAt null if nothing was said, as in an event
 * @param decision null while there is none
 * @param atNanos when it was read, by {@link System#nanoTime()}
 */
public record Told(
        String requestId,
        long ticket,
        String status,
        long position,
        @Nullable Instant acceptedAt,
        @Nullable Decision decision,
        long atNanos) {

    /**
     * A final answer.
     *
     * @param outcome {@code issued} or {@code refused}
     * @param serial of the issued coupon, 0 if refused
     * @param code of the issued coupon, empty if refused
     * @param reason of the refusal, empty if issued
     */
    public record Decision(String outcome, long serial, String code, String reason, Instant decidedAt) {}

    /** Whether it stands on the waiting list, where it may stay for as long as the line is open. */
    public boolean waits() {
        return status.equals("waiting");
    }
}
