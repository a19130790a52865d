package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.util.List;

/** The messages of the lines as they are kept: in the outbox for a while, in the lines' own tables for good. */
interface LineMessages {

    /**
     * Writes the places from {@code from} to {@code to} into the outbox again, as the outbox has them: the first copy of
     * each, or an admin's word in its place. Returns the places of which there was a copy.
     */
    List<Long> copyAgain(CouponId coupon, long from, long to);

    /** The places from {@code from} to {@code to} as the lines' own tables have them, in the line's order. */
    List<LineMessage> messages(CouponId coupon, long from, long to);

    /** Appends messages to the outbox, in their order, in the caller's transaction. */
    void append(List<LineMessage> messages);
}
