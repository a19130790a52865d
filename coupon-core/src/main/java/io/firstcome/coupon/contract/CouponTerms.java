package io.firstcome.coupon.contract;

import java.util.UUID;

/**
 * The coupon's terms from this place of the line on. The first message of each line is one.
 *
 * @param sequence the message's place in the line, from 1
 */
public record CouponTerms(UUID messageId, CouponId couponId, long sequence, Terms terms) implements LineMessage {

    public CouponTerms {
        Bounds.place("sequence", sequence);
    }
}
