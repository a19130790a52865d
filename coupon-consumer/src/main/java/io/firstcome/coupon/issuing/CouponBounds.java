package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The coupons that have an upper bound of their own, each with its permits. The whole of a coupon's bound is this
 * instance's, since it has the coupon's partition; while a partition changes hands a portion may be given twice.
 */
final class CouponBounds {

    private final Supplier<Long> nanoTime;
    private final Map<CouponId, Pace> bounds = new ConcurrentHashMap<>();
    private volatile boolean everSet;

    CouponBounds(Supplier<Long> nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Sets the bound, from 0, which stops the coupon; null takes it back. */
    void set(CouponId couponId, @Nullable Integer perSecond) {
        everSet = true;
        if (perSecond == null) {
            bounds.remove(couponId);
        } else {
            bounds.computeIfAbsent(couponId, _ -> Pace.whole(perSecond, nanoTime))
                    .set(perSecond);
        }
    }

    /** Whether a coupon has or had a bound, so that messages may be kept which nobody else goes on with. */
    boolean everSet() {
        return everSet;
    }

    /** How many requests of the coupon its bound allows now; {@link Integer#MAX_VALUE} if it has none. */
    int available(CouponId couponId) {
        Pace bound = bounds.get(couponId);
        return bound == null ? Integer.MAX_VALUE : bound.available();
    }

    /** Takes as many of the coupon's permits as there are now, at most those wanted; all of them if it has no bound. */
    int take(CouponId couponId, int wanted) {
        Pace bound = bounds.get(couponId);
        return bound == null || wanted == 0 ? wanted : bound.take(wanted).permits();
    }

    /** Takes what a batch's bounded coupons can use of their permits; those that are not used then are lost. */
    Budget budget(Map<CouponId, List<LineMessage>> batch, int permits) {
        if (bounds.isEmpty()) {
            return Budget.of(permits);
        }
        Map<CouponId, Integer> bounded = new HashMap<>();
        batch.forEach((couponId, messages) -> {
            if (bounds.containsKey(couponId)) {
                bounded.put(couponId, take(couponId, Math.min(permits, Math.max(1, messages.size()))));
            }
        });
        return new Budget(permits, bounded);
    }

    /** The bounds in force, per second. */
    SortedMap<CouponId, Integer> inForce() {
        SortedMap<CouponId, Integer> inForce = new TreeMap<>(Comparator.comparing(CouponId::value));
        bounds.forEach((couponId, bound) -> inForce.put(couponId, bound.perSecond()));
        return inForce;
    }
}
