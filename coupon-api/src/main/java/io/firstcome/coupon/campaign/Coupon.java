package io.firstcome.coupon.campaign;

import io.firstcome.coupon.contract.Terms;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign's coupon. Its methods decide; whoever calls them stores it and tells the line. */
@Entity
@Table(schema = "intake", name = "coupon")
class Coupon {

    @Id
    private UUID id;

    private String name;
    private long quantity;
    private long waitingList;
    private int perCustomerLimit;
    private Instant opensAt;
    private Instant closesAt;
    private Instant validUntil;
    private @Nullable Instant publishAt;
    private String state;

    @Version
    private @Nullable Long version;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Coupon() {}

    @SuppressWarnings("NullAway.Init") // replace() fills the others
    Coupon(UUID id, NewCampaign wanted, Instant now) {
        this.id = id;
        this.state = CouponState.DRAFT.code();
        this.createdAt = now;
        this.updatedAt = now;
        replace(wanted);
    }

    Verdict edit(NewCampaign wanted, Instant now) {
        if (!CouponState.EDITABLE.contains(state())) {
            return Verdict.Refused.in(state(), CouponState.EDITABLE);
        }
        if (wanted.equals(asNew())) {
            return new Verdict.Unchanged();
        }
        if (publishAt != null && !publishAt.isBefore(wanted.closesAt())) {
            return new Verdict.Invalid(Map.of("closesAt", "must be after publishAt, which is " + publishAt));
        }
        replace(wanted);
        return changed(now);
    }

    Verdict schedule(Instant wanted, Instant now) {
        Verdict verdict = Transition.SCHEDULE.from(state());
        if (!(verdict instanceof Verdict.Changed)) {
            return verdict;
        }
        if (wanted.equals(publishAt)) {
            return new Verdict.Unchanged();
        }
        if (!wanted.isAfter(now) || !wanted.isBefore(closesAt)) {
            return new Verdict.Invalid(Map.of("publishAt", "must be in the future and before closesAt"));
        }
        publishAt = wanted;
        return become(Transition.SCHEDULE, now);
    }

    /** Its time has come, unless an admin has taken it away meanwhile. */
    Verdict publishIfDue(Instant now) {
        boolean due = state() == CouponState.SCHEDULED && publishAt != null && !publishAt.isAfter(now);
        return due ? publish(now) : new Verdict.Unchanged();
    }

    Verdict publish(Instant now) {
        Verdict verdict = Transition.PUBLISH.from(state());
        if (verdict instanceof Verdict.Changed && !now.isBefore(closesAt)) {
            return new Verdict.Refused("Its closesAt has passed.");
        }
        return move(Transition.PUBLISH, now);
    }

    /** Its window has ended, unless an admin has extended it meanwhile. */
    Verdict closeIfDue(Instant now) {
        return state().isRunning() && !now.isBefore(closesAt) ? move(Transition.CLOSE, now) : new Verdict.Unchanged();
    }

    /** Goes this way, for which nothing but the state matters. */
    Verdict move(Transition way, Instant now) {
        Verdict verdict = way.from(state());
        return verdict instanceof Verdict.Changed ? become(way, now) : verdict;
    }

    /** Places that were promised are not taken away. */
    Verdict setQuantity(long wanted, LineCount line, Instant now) {
        if (state().isOver()) {
            return new Verdict.Refused("It is " + state().code() + ".");
        }
        if (wanted == quantity) {
            return new Verdict.Unchanged();
        }
        long promised = line.promised(quantity);
        if (wanted < promised) {
            return new Verdict.Refused(
                    "The quantity cannot go below what is promised to those in line, " + promised + ".",
                    Map.of("issued", line.issued(), "promised", promised, "lowestQuantity", promised));
        }
        quantity = wanted;
        return changed(now);
    }

    /** What was said to customers only gets better: both times can only be moved to later. */
    Verdict extend(NewWindow wanted, Instant now) {
        if (!state().isRunning()) {
            return Verdict.Refused.in(state(), CouponState.RUNNING);
        }
        Instant wantedValidity = wanted.validUntil() == null ? validUntil : wanted.validUntil();
        if (wanted.closesAt().equals(closesAt) && wantedValidity.equals(validUntil)) {
            return new Verdict.Unchanged();
        }
        Map<String, String> misfits = wanted.misfits(closesAt, validUntil, now);
        if (!misfits.isEmpty()) {
            return new Verdict.Invalid(misfits);
        }
        closesAt = wanted.closesAt();
        validUntil = wantedValidity;
        return changed(now);
    }

    /** What was published once, or will be by itself, stays as a record. */
    Verdict delete() {
        return state() == CouponState.DRAFT
                ? new Verdict.Deleted()
                : Verdict.Refused.in(state(), EnumSet.of(CouponState.DRAFT));
    }

    private void replace(NewCampaign wanted) {
        name = wanted.name();
        quantity = wanted.quantity();
        waitingList = wanted.waitingList();
        perCustomerLimit = wanted.perCustomerLimit();
        opensAt = wanted.opensAt();
        closesAt = wanted.closesAt();
        validUntil = wanted.validUntil();
    }

    private Verdict become(Transition way, Instant now) {
        state = way.target().code();
        if (way != Transition.SCHEDULE) {
            publishAt = null;
        }
        return changed(now);
    }

    private Verdict changed(Instant now) {
        updatedAt = now;
        return new Verdict.Changed();
    }

    /** What an admin would send to have the same again. */
    NewCampaign asNew() {
        return new NewCampaign(name, quantity, waitingList, perCustomerLimit, opensAt, closesAt, validUntil);
    }

    /** The terms that the line is to stand under. */
    Terms terms() {
        return new Terms(quantity, waitingList, perCustomerLimit, opensAt, closesAt, validUntil, state().isOver());
    }

    CouponState state() {
        return CouponState.ofCode(state);
    }

    UUID id() {
        return id;
    }

    /** As it is stored; -1 before it is. */
    long version() {
        return version == null ? -1 : version;
    }

    @Nullable
    Instant publishAt() {
        return publishAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
