package io.firstcome.coupon.promises;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Judges all that is known of one request: one decision, of this very request, told and held as it was decided. */
final class OneRequest {

    /** The rows of one request; each list has at most one unless something broke. */
    record Sheet(
            UUID id,
            List<LineRow.Request> requests,
            List<LedgerRow.Decided> decided,
            List<LedgerRow.Coupon> coupons,
            List<LedgerRow.Waits> waiting,
            List<LedgerRow.Told> told) {}

    private final Findings findings;
    private final Standing standing;
    private final VerifyOptions options;
    private final Instant acceptedAtLatest;
    private final ToldLater toldLater;
    private final RequestFigures figures;

    OneRequest(Sides sides, RequestFigures figures, ToldLater toldLater) {
        this.findings = sides.findings();
        this.standing = sides.standing();
        this.options = sides.options();
        this.acceptedAtLatest = sides.intake().takenAt().minus(options.undecidedAllowed());
        this.figures = figures;
        this.toldLater = toldLater;
    }

    void judge(Sheet sheet) {
        figures.count(sheet);
        if (sheet.decided().size() > 1) {
            findings.violation(
                    Check.ONE_DECISION_EACH,
                    "request %s has %d decisions: %s",
                    sheet.id(),
                    sheet.decided().size(),
                    sheet.decided());
        }
        if (sheet.requests().isEmpty()) {
            withoutRequest(sheet);
        } else {
            withRequest(sheet, sheet.requests().getFirst());
        }
        coupons(sheet);
        told(sheet);
    }

    private void withoutRequest(Sheet sheet) {
        for (LedgerRow.Decided decision : sheet.decided()) {
            findings.violation(
                    Check.DECISION_HAS_REQUEST,
                    "request %s (%s) was %s, but never accepted",
                    sheet.id(),
                    decision.place(),
                    decision.answer());
        }
        for (LedgerRow.Waits waits : sheet.waiting()) {
            findings.violation(
                    Check.DECISION_HAS_REQUEST,
                    "request %s (%s) is on the waiting list, but was never accepted",
                    sheet.id(),
                    waits.place());
        }
    }

    private void withRequest(Sheet sheet, LineRow.Request request) {
        LedgerRow.Place place = LedgerRow.Place.of(request);
        for (LedgerRow.Decided decision : sheet.decided()) {
            if (!decision.place().equals(place)) {
                findings.violation(
                        Check.DECISION_AGREES_WITH_REQUEST,
                        "request %s is accepted as %s and decided as %s",
                        sheet.id(),
                        place,
                        decision.place());
            }
        }
        for (LedgerRow.Waits waits : sheet.waiting()) {
            if (!waits.place().equals(place) || !sheet.decided().isEmpty()) {
                findings.violation(
                        Check.WAITING_LIST_AGREES,
                        "request %s, accepted as %s, waits as %s and has %d decisions",
                        sheet.id(),
                        place,
                        waits.place(),
                        sheet.decided().size());
            }
        }
        if (sheet.decided().isEmpty() && sheet.waiting().isEmpty()) {
            undecided(request);
        }
    }

    private void undecided(LineRow.Request request) {
        figures.undecided++;
        if (options.drained()) {
            undecided(request, "everything should be decided");
        } else if (request.sequence() < standing.decidedUpTo(request.coupon())) {
            undecided(request, "the ledger has passed it by");
        } else if (request.acceptedAt().isBefore(acceptedAtLatest)) {
            undecided(request, "it has been so for longer than " + options.undecidedAllowed());
        }
    }

    private void undecided(LineRow.Request request, String why) {
        findings.violation(
                Check.ACCEPTED_IS_DECIDED,
                "request %s (%s), accepted at %s, has no decision: %s",
                request.id(),
                LedgerRow.Place.of(request),
                request.acceptedAt(),
                why);
    }

    private void coupons(Sheet sheet) {
        List<LedgerRow.Decided> issued = sheet.decided().stream()
                .filter(decision -> decision.answer().issued())
                .distinct()
                .toList();
        boolean agree = issued.size() == sheet.coupons().size()
                && sheet.coupons().stream()
                        .allMatch(coupon -> issued.stream().anyMatch(coupon::isOf)
                                && coupon.card().hasCode());
        if (!agree) {
            findings.violation(
                    Check.COUPON_AGREES_WITH_DECISION,
                    "request %s should have the coupons of %s and has %s",
                    sheet.id(),
                    issued,
                    sheet.coupons());
        }
    }

    private void told(Sheet sheet) {
        for (LedgerRow.Told answer : sheet.told()) {
            if (sheet.decided().isEmpty() && !options.drained()) {
                toldLater.remember(answer);
            } else if (sheet.decided().stream().noneMatch(answer::agreesWith)) {
                findings.violation(
                        Check.TOLD_AS_DECIDED,
                        "request %s (coupon %s, ticket %d): the customer was told %s at %s, decided is %s",
                        sheet.id(),
                        answer.coupon(),
                        answer.ticket(),
                        answer.answer(),
                        answer.decidedAt(),
                        sheet.decided());
            } else if (answer.answer().issued()
                    && !sheet.coupons().isEmpty()
                    && sheet.coupons().stream()
                            .noneMatch(coupon -> coupon.card().equals(answer.card()))) {
                findings.violation(
                        Check.TOLD_AS_DECIDED,
                        "request %s (coupon %s, ticket %d): the customer was told %s, the ledger has %s",
                        sheet.id(),
                        answer.coupon(),
                        answer.ticket(),
                        answer.card(),
                        sheet.coupons());
            }
        }
    }
}
