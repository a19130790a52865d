package io.firstcome.coupon.relay;

/** What stands in the way of an engine, if anything. */
sealed interface SlotCheck {

    /** Slot and publication are as they should be, and nobody uses the slot. */
    record Ready() implements SlotCheck {}

    /** Another relay uses the slot, or is just making it. */
    record HeldByAnother() implements SlotCheck {}

    /** coupon-api has not made the table yet. */
    record OutboxMissing() implements SlotCheck {}
}
