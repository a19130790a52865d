package io.firstcome.coupon.contract;

import java.util.UUID;

/** Names a campaign's coupon; the key of everything in its line. */
public record CouponId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if the text is not a UUID in its usual 36 characters
     */
    public static CouponId parse(String text) {
        return new CouponId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
