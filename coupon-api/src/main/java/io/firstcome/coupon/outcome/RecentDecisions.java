package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last decisions that this instance heard of; the oldest make room. Who has just been accepted is answered without a query. */
@Component
class RecentDecisions implements DecisionListener {

    private final int limit;
    private final LinkedHashMap<RequestId, Outcome> byRequest = new LinkedHashMap<>();

    RecentDecisions(OutcomeSettings settings) {
        this.limit = settings.recentDecisions();
    }

    @Override
    public void onDecision(DecisionMessage message) {
        if (message instanceof RequestDecided decided) {
            put(decided.requestId(), Outcome.of(decided));
        }
    }

    private synchronized void put(RequestId request, Outcome outcome) {
        byRequest.put(request, outcome);
        if (byRequest.size() > limit) {
            byRequest.pollFirstEntry();
        }
    }

    synchronized Optional<Outcome> find(RequestId request) {
        return Optional.ofNullable(byRequest.get(request));
    }
}
