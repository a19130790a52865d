package io.firstcome.coupon.outcome;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineProgressed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told about a request; what does not apply is left out.
 *
 * @param ticket the customer's place in the line, from 1
 * @param status {@code accepted} (no decision yet), {@code waiting} (on the waiting list), {@code issued} or
 *     {@code refused}; the last two are final
 * @param position how many undecided requests are ahead, while this one is undecided
 * @param reason why it was refused
 */
record IssueRequestStatus(
        UUID requestId,
        UUID couponId,
        long ticket,
        String status,
        @Nullable Long position,
        @Nullable String reason,
        @Nullable HeldCoupon coupon,
        Instant acceptedAt,
        @Nullable Instant decidedAt) {

    /**
     * The coupon that the customer holds.
     *
     * @param code what the customer shows or types to use it
     * @param serial which one: the n-th issued
     * @param validUntil until when it can be used (exclusive)
     */
    record HeldCoupon(UUID couponId, String name, String code, long serial, Instant validUntil) {}

    static IssueRequestStatus decided(AcceptedRequest request, Outcome outcome) {
        return switch (outcome.decision()) {
            case Decision.Issued issued ->
                of(
                        request,
                        "issued",
                        null,
                        null,
                        held(request, issued.serial(), requireNonNull(outcome.coupon())),
                        outcome.decidedAt());
            case Decision.Refused refused ->
                of(request, "refused", null, refused.reason().code(), null, outcome.decidedAt());
        };
    }

    private static HeldCoupon held(AcceptedRequest request, long serial, IssuedCoupon coupon) {
        return new HeldCoupon(
                request.couponId().value(), request.couponName(), coupon.code().value(), serial, coupon.validUntil());
    }

    /** @param progress the latest that is known of the line, null if it has not moved yet */
    static IssueRequestStatus undecided(AcceptedRequest request, @Nullable LineProgressed progress) {
        if (progress == null) {
            return of(request, "accepted", request.ticket() - 1, null, null, null);
        }
        String status = waits(request.ticket(), progress) ? "waiting" : "accepted";
        return of(request, status, progress.ahead(request.ticket()), null, null, null);
    }

    /**
     * The ledger has taken it in without a decision. While none wait, or if it is among the issued, its decision is only
     * on its way here.
     */
    private static boolean waits(long ticket, LineProgressed progress) {
        return progress.waiting() > 0 && ticket > progress.issued() && ticket <= progress.lastTicket();
    }

    private static IssueRequestStatus of(
            AcceptedRequest request,
            String status,
            @Nullable Long position,
            @Nullable String reason,
            @Nullable HeldCoupon coupon,
            @Nullable Instant decidedAt) {
        return new IssueRequestStatus(
                request.requestId().value(),
                request.couponId().value(),
                request.ticket(),
                status,
                position,
                reason,
                coupon,
                request.acceptedAt(),
                decidedAt);
    }
}
