package io.firstcome.coupon.alert;

import java.time.Instant;

/**
 * What a webhook is told.
 *
 * @param state whether it begins, still holds or is over
 * @param source which service at which instance says so
 * @param text what it means, in a sentence or two
 * @param since when it began
 * @param at when this was said
 * @param heldBack how many messages of this kind were held back since the last one that was sent
 */
record AlertMessage(AlertKind kind, State state, Source source, String text, Instant since, Instant at, long heldBack) {

    enum State {
        FIRING,
        RESOLVED
    }

    /** @param service such as {@code coupon-api}; @param instance which of them */
    record Source(String service, String instance) {}

    /** The same for all instances of a service, so that a receiver can put together what several of them say. */
    String key() {
        return source.service() + "/" + kind.code();
    }
}
