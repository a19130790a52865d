package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.CouponLedger;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import io.firstcome.coupon.ledger.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decisions of a line as they fall when its messages come one by one, in order, with nothing between. */
final class PlainRun {

    final Map<RequestId, Decision> decisions = new HashMap<>();
    private final Map<CustomerId, Held> held = new HashMap<>();
    private final List<IssueRequested> waiting = new ArrayList<>();
    private LineState state;

    PlainRun(List<LineMessage> line) {
        state = LineState.empty(line.getFirst().couponId());
        line.forEach(message -> take(List.of(message)));
    }

    private void take(List<LineMessage> messages) {
        Settlement settlement =
                CouponLedger.settle(state, new Touched(held, List.copyOf(waiting)), messages, Integer.MAX_VALUE);
        state = settlement.after();
        waiting.removeAll(settlement.released());
        waiting.addAll(settlement.joined());
        settlement.joined().forEach(request -> hold(request, 0, 1));
        settlement.released().forEach(request -> hold(request, 0, -1));
        for (Settlement.Decided decided : settlement.decided()) {
            decisions.put(decided.request().requestId(), decided.decision());
            hold(decided.request(), decided.decision() instanceof Decision.Issued ? 1 : 0, 0);
        }
        if (!settlement.complete()) {
            take(settlement.remaining());
        }
    }

    private void hold(IssueRequested request, int issued, int waits) {
        Held had = held.getOrDefault(request.customerId(), new Held(0, 0));
        held.put(request.customerId(), new Held(had.issued() + issued, had.waiting() + waits));
    }
}
