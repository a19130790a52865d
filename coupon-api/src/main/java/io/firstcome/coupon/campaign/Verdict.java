package io.firstcome.coupon.campaign;

/** What a coupon says to a wanted change. */
sealed interface Verdict {

    record Changed() implements Verdict {}

    /** It is as wanted already. */
    record Unchanged() implements Verdict {}

    /** @param why in the admin's words */
    record Refused(String why) implements Verdict {}
}
