package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is to be published again and when: one open gap per line that the ledger misses something of. */
interface HealingStore extends GapReports {

    /** A line that was found to make no progress, and its undecided places. */
    record Stalled(CouponId couponId, long from, long to) {}

    /** Takes one gap that something can be done about; it is locked until the caller's transaction ends. */
    Optional<OpenGap> takeDue();

    /** Nothing of it is missing any more. */
    void close(CouponId coupon);

    /** Looks at it again after the wait, or as soon as everything up to {@code republishedTo} is decided. */
    void postpone(OpenGap gap, long missingFrom, long republishedTo, int attempts, Duration wait);

    /**
     * Notes lines whose messages were published but that have not moved for long, at most so many and none that is known
     * already; due at once. Returns those that are new.
     */
    List<Stalled> addStalled(int limit);

    /** How many lines miss something. */
    long open();
}
