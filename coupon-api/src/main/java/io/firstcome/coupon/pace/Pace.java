package io.firstcome.coupon.pace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pace of all coupons together, and the coupons that have a bound of their own.
 *
 * @param issuesPerSecond how many requests all consumers together may decide in a second, 0 stops; left out if it was never
 *     set or was taken back: the consumers then keep the pace that they were started with
 * @param version the number of the setting among all settings of the pace; left out if there never was one
 * @param setBy who set it
 * @param setAt when, by the database's clock
 * @param coupons the coupons' own bounds, the latest set first; at most 1000
 */
record Pace(
        @Nullable Integer issuesPerSecond,
        @Nullable Long version,
        @Nullable String setBy,
        @Nullable Instant setAt,
        List<CouponPace> coupons) {

    static Pace of(@Nullable PaceSetting all, List<CouponPace> coupons) {
        return all == null
                ? new Pace(null, null, null, null, coupons)
                : new Pace(all.issuesPerSecond(), all.version(), all.setBy(), all.setAt(), coupons);
    }
}
