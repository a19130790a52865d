package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The lines of which decisions did not arrive here although the ledger has told them: one row per line. */
interface UntoldStore {

    /**
     * Notes lines of which decisions have been missing for long, at most so many and none that is known already; due at
     * once. Returns those that are new.
     */
    List<CouponId> add(int limit);

    /** Takes one line that is due; it is locked until the caller's transaction ends. */
    Optional<UntoldLine> takeDue();

    /** Nothing is missing of it any more. */
    void close(CouponId coupon);

    /** Looks at it again after the wait; the ledger was asked again about everything up to {@code askedTo}. */
    void postpone(CouponId coupon, long askedTo, int rounds, Duration wait);

    /** Of how many lines decisions are missing. */
    long open();
}
