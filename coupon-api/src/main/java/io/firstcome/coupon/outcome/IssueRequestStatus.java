package io.firstcome.coupon.outcome;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told about a request; what does not apply is left out.
 *
 * @param requestId the request's id
 * @param couponId the coupon that was asked for
 * @param ticket the customer's place in the line, from 1
 * @param status {@code accepted} (no decision yet), {@code waiting} (on the waiting list), {@code issued} or
 *     {@code refused}; the last two are final
 * @param position how many undecided requests are ahead, while this one is undecided
 * @param estimatedSeconds in how many seconds it is probably decided, if the estimate is known
 * @param estimateKnown whether there is an estimate, while it is undecided; there is none while the line does not move
 * @param reason why it was refused: {@code sold-out}, {@code closed}, {@code customer-limit} or {@code failed}
 * @param coupon the coupon that was issued
 * @param acceptedAt when it was accepted
 * @param decidedAt when it was decided
 */
record IssueRequestStatus(
        UUID requestId,
        UUID couponId,
        long ticket,
        String status,
        @Nullable Long position,
        @Nullable Long estimatedSeconds,
        @Nullable Boolean estimateKnown,
        @Nullable String reason,
        @Nullable GrantedCoupon coupon,
        Instant acceptedAt,
        @Nullable Instant decidedAt) {

    /**
     * The coupon that the customer got.
     *
     * @param couponId the campaign's coupon
     * @param name what the campaign calls it; left out if it cannot be read just now
     * @param code what the customer shows or types to use it
     * @param serial which of the coupon's it is, from 1: the n-th issued
     * @param validUntil until when it can be used (exclusive)
     */
    record GrantedCoupon(UUID couponId, @Nullable String name, String code, long serial, Instant validUntil) {}

    static IssueRequestStatus decided(Ticket ticket, @Nullable String couponName, Outcome outcome) {
        return switch (outcome.decision()) {
            case Decision.Issued issued ->
                of(
                        ticket,
                        "issued",
                        null,
                        held(ticket, couponName, issued.serial(), requireNonNull(outcome.coupon())),
                        outcome.decidedAt());
            case Decision.Refused refused ->
                of(ticket, "refused", refused.reason().code(), null, outcome.decidedAt());
        };
    }

    private static GrantedCoupon held(Ticket ticket, @Nullable String name, long serial, IssuedCoupon coupon) {
        return new GrantedCoupon(ticket.couponId().value(), name, coupon.code().value(), serial, coupon.validUntil());
    }

    /**
     * @param progress the latest that is known of the line, null if it has not moved yet
     * @param perSecond how many requests of the line are decided in a second
     */
    static IssueRequestStatus undecided(Ticket ticket, @Nullable LineProgressed progress, OptionalDouble perSecond) {
        long position = progress == null ? ticket.number() - 1 : progress.ahead(ticket.number());
        boolean waits = progress != null && waits(ticket.number(), progress);
        // who waits beyond the quantity is let in when a place comes free, which no pace tells
        boolean known = perSecond.isPresent()
                && (!waits || position < requireNonNull(progress).quantity() - progress.issued());
        return new IssueRequestStatus(
                ticket.requestId().value(),
                ticket.couponId().value(),
                ticket.number(),
                waits ? "waiting" : "accepted",
                position,
                known ? (long) Math.ceil(position / perSecond.getAsDouble()) : null,
                known,
                null,
                null,
                ticket.acceptedAt(),
                null);
    }

    /**
     * The ledger has taken it in without a decision. While none wait, or if it is among the issued, its decision is only
     * on its way here.
     */
    static boolean waits(long ticket, LineProgressed progress) {
        return progress.waiting() > 0 && ticket > progress.issued() && ticket <= progress.lastTicket();
    }

    boolean isDecided() {
        return decidedAt != null;
    }

    /** The answer to who waited and was refused. */
    Problem refusal() {
        return switch (RefusalReason.ofCode(requireNonNull(reason)).orElseThrow()) {
            case SOLD_OUT -> Problem.SOLD_OUT;
            case CLOSED -> Problem.CLOSED;
            case CUSTOMER_LIMIT -> Problem.CUSTOMER_LIMIT;
            case FAILED -> Problem.FAILED;
        };
    }

    private static IssueRequestStatus of(
            Ticket ticket, String status, @Nullable String reason, @Nullable GrantedCoupon coupon, Instant decidedAt) {
        return new IssueRequestStatus(
                ticket.requestId().value(),
                ticket.couponId().value(),
                ticket.number(),
                status,
                null,
                null,
                null,
                reason,
                coupon,
                ticket.acceptedAt(),
                decidedAt);
    }
}
