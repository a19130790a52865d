package io.firstcome.coupon.bench.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of the outbox. */
@Entity
@SuppressWarnings("UnusedVariable") // JPA reads them
@Table(schema = "reference", name = "locked_outbox")
class LockedMessage {

    @Id
    private UUID id;

    private UUID aggregateid;
    private String payload;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LockedMessage() {}

    LockedMessage(UUID id, UUID aggregateid, String payload) {
        this.id = id;
        this.aggregateid = aggregateid;
        this.payload = payload;
    }
}
