package io.firstcome.coupon.contract;

import java.util.UUID;

/**
 * One message of a coupon's line. Messages of a coupon are numbered 1, 2, 3 … without a gap, in the order in which the
 * transactions that accepted them were committed, so whoever reads them can tell a repeated one, the next one and an
 * early one from the number alone.
 */
public sealed interface LineMessage permits CouponTerms, IssueRequested, RequestFailed {

    /** Names the message; a message that is published again keeps its id. */
    UUID messageId();

    /** The coupon whose line it is. */
    CouponId couponId();

    /** The message's place in that line, from 1. */
    long sequence();
}
