package io.firstcome.coupon.outbox;

/** What is to be done about an {@link UntoldLine} now. */
sealed interface UntoldStep {

    /** All decisions are here. */
    record Told() implements UntoldStep {}

    /** What was published again is not with the ledger yet, or cannot get there. */
    record Hold() implements UntoldStep {}

    /**
     * The ledger was asked about everything: wait for its answers, longer with each round.
     *
     * @param rounds how many there were
     */
    record BeginAnew(int rounds) implements UntoldStep {}

    /** Publish these places again: the ledger recognises them and tells again what it has decided. */
    record AskAgain(long from, long to) implements UntoldStep {}
}
