package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what became of a request: from memory what the tables do not have yet, from the tables what this instance has
 * not heard.
 */
@Component
class RequestStatuses {

    private final AcceptedRequests requests;
    private final RecentDecisions decisions;
    private final LinePositions positions;

    RequestStatuses(AcceptedRequests requests, RecentDecisions decisions, LinePositions positions) {
        this.requests = requests;
        this.decisions = decisions;
        this.positions = positions;
    }

    /** Empty for a request that is unknown or another customer's. */
    Optional<IssueRequestStatus> find(RequestId request, CustomerId customer) {
        return requests.find(request, customer).map(this::status);
    }

    private IssueRequestStatus status(AcceptedRequest request) {
        // Positions before decisions: both are heard in this order, so who is waiting has no decision that is known.
        LineProgressed progress = latest(request);
        Outcome outcome = decisions.find(request.requestId()).orElse(request.outcome());
        return outcome != null
                ? IssueRequestStatus.decided(request, outcome)
                : IssueRequestStatus.undecided(request, progress);
    }

    private @Nullable LineProgressed latest(AcceptedRequest request) {
        LineProgressed stored = request.progress();
        LineProgressed heard = positions.find(request.couponId()).orElse(null);
        if (stored == null || heard == null) {
            return stored == null ? heard : stored;
        }
        return stored.supersedes(heard) ? stored : heard;
    }
}
