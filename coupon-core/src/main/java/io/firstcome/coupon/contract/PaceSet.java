package io.firstcome.coupon.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An admin has set how fast the ledger may decide. It is no message of a line: it takes effect when it is heard, on every
 * consumer. Of two about the same coupon, or about all, the one with the higher version holds, in whatever order they come.
 *
 * @param version counts all settings of the pace, from 1
 * @param couponId the coupon whose upper bound is set; null for the pace of all coupons together
 * @param issuesPerSecond how many requests may be decided in a second, 0 to {@value #MAX_PER_SECOND}, 0 stops; null takes
 *     the setting back: a coupon then has no bound of its own, and all have the pace that the consumers start with
 */
public record PaceSet(
        long version, @Nullable CouponId couponId, @Nullable Integer issuesPerSecond) {

    public static final int MAX_PER_SECOND = 1_000_000;

    private static final UUID ALL = new UUID(0, 0);

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public PaceSet {
        Bounds.place("version", version);
        if (issuesPerSecond != null && (issuesPerSecond < 0 || issuesPerSecond > MAX_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "issuesPerSecond is 0 to " + MAX_PER_SECOND + ", not " + issuesPerSecond);
        }
    }

    /** What it is about, as the record's key: the coupon's id, or the UUID of zeros for all. */
    public UUID subject() {
        return couponId == null ? ALL : couponId.value();
    }
}
