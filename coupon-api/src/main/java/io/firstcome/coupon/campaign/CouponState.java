package io.firstcome.coupon.campaign;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a campaign's coupon goes through; {@link Transition} says which way. */
enum CouponState {
    /** Set up and seen by nobody. */
    DRAFT,
    /** A draft that is published by itself when its time comes. */
    SCHEDULED,
    /** It has a line, which customers can join while its window is open. */
    PUBLISHED,
    /** Nobody can join the line; who stands in it is served on. */
    PAUSED,
    /** The line has ended; coupons that were issued are good. */
    CLOSED,
    /** Ended, and its issued coupons are void. */
    CANCELLED;

    /** All of it can still be changed: nobody was promised anything. */
    static final Set<CouponState> EDITABLE = EnumSet.of(DRAFT, SCHEDULED);

    /** It has a line that has not ended. */
    static final Set<CouponState> RUNNING = EnumSet.of(PUBLISHED, PAUSED);

    /** As it stands in the database and in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CouponState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The state of that code as a client writes it, in lower case; empty if there is none. */
    static Optional<CouponState> find(String code) {
        for (CouponState state : values()) {
            if (state.code().equals(code)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    boolean isRunning() {
        return RUNNING.contains(this);
    }

    boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }
}
