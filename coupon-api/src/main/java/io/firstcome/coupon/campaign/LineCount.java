package io.firstcome.coupon.campaign;

/**
 * What a line holds.
 *
 * @param accepted how many requests stand in it, exactly, while its row is locked
 * @param issued how many coupons are known to be issued; the ledger may be ahead of this
 */
record LineCount(long accepted, long issued) {

    static final LineCount NONE = new LineCount(0, 0);

    /** Places within the quantity are promised, the waiting list's are not. */
    long promised(long quantity) {
        return Math.min(accepted, quantity);
    }
}
