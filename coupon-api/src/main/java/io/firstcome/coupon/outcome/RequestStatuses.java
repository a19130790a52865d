package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what became of a request: from the tables what it had become when the customer asked, from memory what was heard
 * since. What is heard is in the tables, too ({@link HeldDecisions}), so no two instances contradict each other.
 */
@Component
class RequestStatuses {

    private final AcceptedRequests requests;
    private final RecentDecisions decisions;
    private final LinePositions positions;
    private final DecideRates rates;
    private final CouponNames names;

    RequestStatuses(
            AcceptedRequests requests,
            RecentDecisions decisions,
            LinePositions positions,
            DecideRates rates,
            CouponNames names) {
        this.requests = requests;
        this.decisions = decisions;
        this.positions = positions;
        this.rates = rates;
        this.names = names;
    }

    /** Reads the tables by one query. Empty for a request that is unknown or another customer's. */
    Optional<AcceptedRequest> find(RequestId request, CustomerId customer) {
        return requests.find(request, customer);
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
