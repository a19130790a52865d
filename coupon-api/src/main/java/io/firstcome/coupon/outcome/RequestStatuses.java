package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.LineProgressed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what became of a request: what it had become when it was read from the tables ({@link AcceptedRequests}), and
 * from memory what was heard since. What is heard is in the tables, too ({@link HeldDecisions}), so no two instances
 * contradict each other.
 */
@Component
class RequestStatuses {

    private final RecentDecisions decisions;
    private final LinePositions positions;
    private final DecideRates rates;
    private final CouponNames names;

    RequestStatuses(RecentDecisions decisions, LinePositions positions, DecideRates rates, CouponNames names) {
        this.decisions = decisions;
        this.positions = positions;
        this.rates = rates;
        this.names = names;
    }

    /** From what was read and what was heard, whichever says more. Reads at most the coupon's name. */
    IssueRequestStatus status(AcceptedRequest request) {
        // Positions before decisions: both are heard in this order, so who is waiting has no decision that is known.
        LineProgressed progress = latest(request);
        Outcome outcome = decisions.find(request.requestId()).orElse(request.outcome());
        if (outcome == null) {
            return IssueRequestStatus.undecided(request.ticket(), progress, rates.decidedPerSecond(request.couponId()));
        }
        String read = request.couponName();
        return IssueRequestStatus.decided(
                request.ticket(), read == null ? names.find(request.couponId()) : read, outcome);
    }

    /** As one that has no decision, whatever was heard of it. */
    IssueRequestStatus undecided(AcceptedRequest request) {
        return IssueRequestStatus.undecided(
                request.ticket(), latest(request), rates.decidedPerSecond(request.couponId()));
    }

    /** Whether the line's progress was heard of and has not reached the request: so no decision can have been missed. */
    boolean isAhead(AcceptedRequest request) {
        LineProgressed progress = latest(request);
        return progress != null && request.ticket().number() > progress.lastTicket();
    }

    /**
     * Whether the line's progress says that there is a decision. If none was heard, it was told before this instance
     * began to listen, and is in the tables or on its way there.
     */
    boolean isPassed(AcceptedRequest request) {
        LineProgressed progress = latest(request);
        return progress != null
                && request.ticket().number() <= progress.lastTicket()
                && !IssueRequestStatus.waits(request.ticket().number(), progress);
    }

    private @Nullable LineProgressed latest(AcceptedRequest request) {
        LineProgressed read = request.progress();
        LineProgressed heard = positions.find(request.couponId()).orElse(null);
        if (read == null || heard == null) {
            return read == null ? heard : read;
        }
        return read.supersedes(heard) ? read : heard;
    }
}
