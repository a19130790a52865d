package io.firstcome.coupon.campaign;

import io.firstcome.coupon.contract.Terms;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign's coupon. Its methods decide; whoever calls them stores it and tells the line. */
@Entity
@Table(schema = "intake", name = "coupon")
class Coupon {

    /** More than one coupon for a customer is not offered yet. */
    private static final int PER_CUSTOMER_LIMIT = 1;

    @Id
    private UUID id;

    private String name;
    private long quantity;
    private long waitingList;
    private Instant opensAt;
    private Instant closesAt;
    private Instant validUntil;
    private String state;

    @Version
    private @Nullable Long version;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Coupon() {}

    Coupon(UUID id, NewCampaign wanted, Instant now) {
        this.id = id;
        this.name = wanted.name();
        this.quantity = wanted.quantity();
        this.waitingList = wanted.waitingList();
        this.opensAt = wanted.opensAt();
        this.closesAt = wanted.closesAt();
        this.validUntil = wanted.validUntil();
        this.state = CouponState.DRAFT.code();
        this.createdAt = now;
        this.updatedAt = now;
    }

    Verdict publish(Instant now) {
        return switch (state()) {
            case DRAFT ->
                now.isBefore(closesAt)
                        ? become(CouponState.PUBLISHED, now)
                        : new Verdict.Refused("Its closesAt has passed.");
            case PUBLISHED -> new Verdict.Unchanged();
            case CLOSED -> new Verdict.Refused("It is closed.");
        };
    }

    /** Places that were promised are not taken away: once published, the quantity only grows. */
    Verdict setQuantity(long wanted, Instant now) {
        if (state() == CouponState.CLOSED) {
            return new Verdict.Refused("It is closed.");
        }
        if (wanted == quantity) {
            return new Verdict.Unchanged();
        }
        if (state() == CouponState.PUBLISHED && wanted < quantity) {
            return new Verdict.Refused("Once published, the quantity can only be raised; it is " + quantity + ".");
        }
        quantity = wanted;
        updatedAt = now;
        return new Verdict.Changed();
    }

    Verdict close(Instant now) {
        return state() == CouponState.CLOSED ? new Verdict.Unchanged() : become(CouponState.CLOSED, now);
    }

    private Verdict become(CouponState next, Instant now) {
        state = next.code();
        updatedAt = now;
        return new Verdict.Changed();
    }

    /** The terms that the line is to stand under. */
    Terms terms() {
        return new Terms(
                quantity,
                waitingList,
                PER_CUSTOMER_LIMIT,
                opensAt,
                closesAt,
                validUntil,
                state() == CouponState.CLOSED);
    }

    CouponState state() {
        return CouponState.ofCode(state);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
