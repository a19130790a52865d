package io.firstcome.coupon.catalog;

import io.firstcome.coupon.intake.Line;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as customers see it.
 *
 * @param couponId the coupon's id
 * @param name what the campaign calls it
 * @param state {@code upcoming}, {@code open}, {@code paused} (nobody can join the line for now), {@code sold-out} (the
 *     line is full) or {@code closed}
 * @param opensAt from when requests are accepted (inclusive)
 * @param closesAt until when requests are accepted (exclusive)
 * @param validUntil until when an issued coupon can be used (exclusive)
 * @param quantity how many coupons there are
 * @param waitingList how many more requests are accepted to wait
 * @param perCustomerLimit how many one customer may get
 * @param line how full the line is
 * @param serverTime the server's time, for a countdown; in a list it stands beside the items
 */
record CouponView(
        UUID couponId,
        String name,
        String state,
        Instant opensAt,
        Instant closesAt,
        Instant validUntil,
        long quantity,
        long waitingList,
        int perCustomerLimit,
        LineView line,
        @Nullable Instant serverTime) {

    private static final Set<String> OFFERED = Set.of("upcoming", "open", "paused");

    /**
     * How full a line is.
     *
     * @param capacity how many requests it takes: the quantity and the waiting list
     * @param accepted how many stand in it
     * @param filledPercent how full it is, rounded down: 100 says that it is full
     */
    record LineView(long capacity, long accepted, int filledPercent) {

        static LineView of(long capacity, long accepted) {
            return new LineView(capacity, accepted, accepted >= capacity ? 100 : (int) (accepted * 100 / capacity));
        }
    }

    /**
     * @param line the line as the board knows it, null if it does not; whichever is the later counts
     * @param now the server's time
     */
    static CouponView of(Published coupon, @Nullable Line line, Instant now) {
        if (line != null && line.nextSequence() > coupon.nextSequence()) {
            return of(at(coupon, line), null, now);
        }
        return new CouponView(
                coupon.couponId().value(),
                coupon.name(),
                state(coupon, now),
                coupon.opensAt(),
                coupon.closesAt(),
                coupon.validUntil(),
                coupon.quantity(),
                coupon.waitingList(),
                coupon.perCustomerLimit(),
                LineView.of(coupon.capacity(), coupon.accepted()),
                null);
    }

    private static Published at(Published coupon, Line line) {
        return new Published(
                coupon.couponId(),
                coupon.name(),
                coupon.quantity(),
                coupon.waitingList(),
                line.opensAt(),
                line.closesAt(),
                coupon.validUntil(),
                line.perCustomerLimit(),
                line.nextSequence(),
                line.capacity(),
                line.members(),
                line.closed(),
                line.paused());
    }

    private static String state(Published coupon, Instant now) {
        if (coupon.closed() || !now.isBefore(coupon.closesAt())) {
            return "closed";
        }
        if (coupon.accepted() >= coupon.capacity()) {
            return "sold-out";
        }
        if (coupon.paused()) {
            return "paused";
        }
        return now.isBefore(coupon.opensAt()) ? "upcoming" : "open";
    }

    /** Whether it can be had, now or later. */
    boolean isOffered() {
        return OFFERED.contains(state);
    }

    CouponView at(Instant time) {
        return new CouponView(
                couponId,
                name,
                state,
                opensAt,
                closesAt,
                validUntil,
                quantity,
                waitingList,
                perCustomerLimit,
                line,
                time);
    }
}
