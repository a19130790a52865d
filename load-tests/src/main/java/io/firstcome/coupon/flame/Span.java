package io.firstcome.coupon.flame;

import java.time.Instant;

/**
 * When something was done.
 *
 * @param what several spans may be of the same
 * @param to not in it any more
 */
public record Span(String what, Instant from, Instant to) {

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
