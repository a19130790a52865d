package io.firstcome.coupon.contract;

/** The final answer to a request. It never changes. */
public sealed interface Decision {

    /**
     * The customer got a coupon.
     *
     * @param serial which one: the n-th coupon issued, from 1, without a gap
     */
    record Issued(long serial) implements Decision {
        public Issued {
            Bounds.place("serial", serial);
        }
    }

    /** The customer gets none. */
    record Refused(RefusalReason reason) implements Decision {}
}
