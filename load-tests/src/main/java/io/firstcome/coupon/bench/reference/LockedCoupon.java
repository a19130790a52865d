package io.firstcome.coupon.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A coupon that is locked to count it. */
@Entity
@Table(schema = "reference", name = "locked_coupon")
class LockedCoupon {

    @Id
    private UUID id;

    private long quantity;
    private long taken;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LockedCoupon() {}

    /** Takes one, if there is any left. */
    boolean take() {
        if (taken >= quantity) {
            return false;
        }
        taken++;
        return true;
    }

    long taken() {
        return taken;
    }
}
