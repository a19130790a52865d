package io.firstcome.coupon.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Who has taken one. */
@Entity
@SuppressWarnings("UnusedVariable") // JPA reads them
@Table(schema = "reference", name = "locked_request")
class LockedRequest {

    @Id
    private UUID id;

    private UUID couponId;
    private String customerId;
    private long ticket;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LockedRequest() {}

    LockedRequest(UUID id, UUID couponId, String customerId, long ticket) {
        this.id = id;
        this.couponId = couponId;
        this.customerId = customerId;
        this.ticket = ticket;
    }
}
