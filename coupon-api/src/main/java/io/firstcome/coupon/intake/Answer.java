package io.firstcome.coupon.intake;

import java.time.Instant;

/** What a customer who asks for a coupon is told. Only {@link Accepted} has written anything. */
sealed interface Answer {

    /** The customer stands in line now. */
    record Accepted(Place place) implements Answer {}

    /** The customer stood in line before. */
    record Repeated(Place place) implements Answer {}

    record UnknownCoupon() implements Answer {}

    record NotOpenYet(Instant opensAt) implements Answer {}

    record Closed() implements Answer {}

    record SoldOut() implements Answer {}

    /** The line takes nobody in for now. */
    record Paused() implements Answer {}

    /** The customer has as many requests as the terms allow. */
    record CustomerLimit() implements Answer {}

    /** The customer's key names a request with another body. */
    record KeyReused() implements Answer {}

    /** Too many ask at once, or the line could not be locked in time. */
    record Overloaded() implements Answer {}

    /** The database cannot be reached. */
    record Unavailable() implements Answer {}

    /** The commit was sent, its answer was lost and could not be found out: perhaps accepted. */
    record OutcomeUnknown() implements Answer {}

    /** The database refuses this very request; a fault of ours. */
    record Broken() implements Answer {}
}
