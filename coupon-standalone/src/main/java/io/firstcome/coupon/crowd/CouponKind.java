package io.firstcome.coupon.crowd;

/** The kinds of coupons that admins open; how large they are goes by how many customers come. */
enum CouponKind {
    /** Gone within a second or two. */
    SMALL(1, 0, 1),
    /** Has places for most of the time that it is open. */
    LARGE(60, 0, 1),
    /** Some wait for a place that an admin may make. */
    WAITING_LIST(2, 2, 1),
    /** A customer may have three. */
    SEVERAL(4, 0, 3);

    private final int quantitySeconds;
    private final int waitingSeconds;
    private final int perCustomer;

    CouponKind(int quantitySeconds, int waitingSeconds, int perCustomer) {
        this.quantitySeconds = quantitySeconds;
        this.waitingSeconds = waitingSeconds;
        this.perCustomer = perCustomer;
    }

    long quantity(int requestsPerSecond) {
        return (long) quantitySeconds * requestsPerSecond;
    }

    long waitingList(int requestsPerSecond) {
        return (long) waitingSeconds * requestsPerSecond;
    }

    int perCustomer() {
        return perCustomer;
    }
}
