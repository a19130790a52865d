package io.firstcome.coupon.pace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The upper bound of one coupon's pace; what does not apply is left out.
 *
 * @param couponId the coupon, which is the campaign's id
 * @param issuesPerSecond how many of its requests may be decided in a second, 0 stops it; left out if it has no bound of its
 *     own
 * @param version the number of the setting among all settings of the pace; left out if there never was one
 * @param setBy who set it
 * @param setAt when, by the database's clock
 */
record CouponPace(
        UUID couponId,
        @Nullable Integer issuesPerSecond,
        @Nullable Long version,
        @Nullable String setBy,
        @Nullable Instant setAt) {

    static CouponPace of(UUID couponId, @Nullable PaceSetting setting) {
        return setting == null
                ? new CouponPace(couponId, null, null, null, null)
                : new CouponPace(
                        couponId, setting.issuesPerSecond(), setting.version(), setting.setBy(), setting.setAt());
    }
}
