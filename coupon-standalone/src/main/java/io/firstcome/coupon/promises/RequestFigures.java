package io.firstcome.coupon.promises;

import java.util.HashMap;
import java.util.Map;

/** What is counted request by request. */
final class RequestFigures {

    long undecided;
    private final Map<String, Long> refused = new HashMap<>();
    private long accepted;
    private long decisions;
    private long coupons;
    private long waiting;
    private long told;

    void count(OneRequest.Sheet sheet) {
        accepted += sheet.requests().size();
        decisions += sheet.decided().size();
        coupons += sheet.coupons().size();
        waiting += sheet.waiting().size();
        told += sheet.told().size();
        for (LedgerRow.Decided decision : sheet.decided()) {
            if (!decision.answer().issued()) {
                refused.merge(decision.answer().reason(), 1L, Long::sum);
            }
        }
    }

    void report(Sides sides) {
        Findings findings = sides.findings();
        VerifyOptions options = sides.options();
        findings.checked(
                Check.ACCEPTED_IS_DECIDED,
                "of %,d accepted requests %,d are decided, %,d on the waiting list and %,d undecided (%s)",
                accepted,
                decisions,
                waiting,
                undecided,
                options.drained()
                        ? "none allowed"
                        : "allowed for " + options.undecidedAllowed().toSeconds() + " s");
        findings.checked(Check.DECISION_HAS_REQUEST, "each of %,d decisions looked up among the requests", decisions);
        findings.checked(
                Check.DECISION_AGREES_WITH_REQUEST,
                "coupon, ticket, sequence and customer of %,d decisions compared with their requests",
                decisions);
        findings.checked(Check.ONE_DECISION_EACH, "%,d decisions counted by request", decisions);
        findings.checked(
                Check.COUPON_AGREES_WITH_DECISION, "%,d coupons compared with what was decided, both ways", coupons);
        findings.checked(Check.TOLD_AS_DECIDED, "%,d answers to customers compared with what was decided", told);
        findings.checked(
                Check.WAITING_LIST_AGREES,
                "%,d on the waiting list compared with their requests and a replay",
                waiting);
    }

    Counts counts(long lines) {
        return new Counts(lines, accepted, coupons, refused, waiting, undecided, told);
    }
}
