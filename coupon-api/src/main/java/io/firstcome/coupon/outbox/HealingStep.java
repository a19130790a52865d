package io.firstcome.coupon.outbox;

/** What is to be done about an {@link OpenGap} now. */
sealed interface HealingStep {

    /** Nothing is missing any more. */
    record Healed() implements HealingStep {}

    /** The line has never given out these places: the report is about another database. */
    record NeverGiven() implements HealingStep {}

    /**
     * What was published again is being decided: wait for the rest of it.
     *
     * @param missingFrom the first place that is still missing
     */
    record Moving(long missingFrom) implements HealingStep {}

    /** Publishing it again would help nobody now; it costs no attempt. */
    record Hold(OpenGap.Carrier why) implements HealingStep {}

    /**
     * Publish these places again.
     *
     * @param attempts how often this was done before without any progress
     */
    record Republish(long from, long to, int attempts) implements HealingStep {}
}
