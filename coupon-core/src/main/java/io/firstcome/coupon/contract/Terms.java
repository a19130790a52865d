package io.firstcome.coupon.contract;

import java.time.Instant;

/**
 * What a coupon's campaign promises, as it stands from one place of the line on.
 *
 * @param quantity how many coupons may be issued, 0 to {@value #MAX_QUANTITY}
 * @param waitingList how many requests beyond the quantity are accepted to wait, 0 to {@value #MAX_QUANTITY}
 * @param perCustomerLimit how many coupons one customer may get, at least 1
 * @param opensAt from when requests are accepted (inclusive); the three moments are from 1970 to 9999
 * @param closesAt until when requests are accepted (exclusive), after {@code opensAt}
 * @param validUntil until when an issued coupon can be used (exclusive)
 * @param closed whether the line has ended: nothing is issued any more and who waits is refused
 */
public record Terms(
        long quantity,
        long waitingList,
        int perCustomerLimit,
        Instant opensAt,
        Instant closesAt,
        Instant validUntil,
        boolean closed) {

    public static final long MAX_QUANTITY = 1_000_000_000L;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public Terms {
        if (quantity < 0 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("quantity is 0 to " + MAX_QUANTITY + ", not " + quantity);
        }
        if (waitingList < 0 || waitingList > MAX_QUANTITY) {
            throw new IllegalArgumentException("waitingList is 0 to " + MAX_QUANTITY + ", not " + waitingList);
        }
        if (perCustomerLimit < 1) {
            throw new IllegalArgumentException("perCustomerLimit is at least 1, not " + perCustomerLimit);
        }
        Bounds.moment("opensAt", opensAt);
        Bounds.moment("closesAt", closesAt);
        Bounds.moment("validUntil", validUntil);
        if (!closesAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("closesAt is after opensAt");
        }
    }

    /** How many requests the line takes: the quantity and the waiting list. */
    public long capacity() {
        return quantity + waitingList;
    }
}
