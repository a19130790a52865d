package io.firstcome.coupon.contract;

/** What the ledger says about a line; published after it was committed, at least once. */
public sealed interface DecisionMessage permits RequestDecided, LineProgressed, GapReported {

    /** The coupon whose line it is; the record's key. */
    CouponId couponId();
}
