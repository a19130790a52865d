package io.firstcome.coupon.crowd;

/** A published coupon. What changes is only changed and read by the admins. */
final class OnOffer {

    final String id;
    final CouponKind kind;
    long quantity;
    boolean paused;
    boolean slowed;

    OnOffer(String id, CouponKind kind, long quantity) {
        this.id = id;
        this.kind = kind;
        this.quantity = quantity;
    }
}
