package io.firstcome.coupon.pace;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code intake.pace}.
 *
 * @param couponId the coupon whose bound it is, null for all coupons together
 * @param issuesPerSecond null takes the setting before it back
 */
record PaceSetting(
        long version, @Nullable UUID couponId, @Nullable Integer issuesPerSecond, String setBy, Instant setAt) {

    PaceSet message() {
        return new PaceSet(version, couponId == null ? null : new CouponId(couponId), issuesPerSecond);
    }
}
