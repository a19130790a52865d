package io.firstcome.coupon.campaign;

import java.util.Locale;

/** What a campaign's coupon goes through, in this order. */
enum CouponState {
    DRAFT,
    PUBLISHED,
    CLOSED;

    /** As it stands in the database and in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CouponState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
