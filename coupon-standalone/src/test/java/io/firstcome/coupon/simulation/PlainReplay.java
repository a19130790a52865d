package io.firstcome.coupon.simulation;

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

/** The sequential model: a line's messages one by one, in order, with nothing between. */
final class PlainReplay {

    private final Map<RequestId, Decision> decisions = new HashMap<>();
    private final Map<CustomerId, Held> held = new HashMap<>();
    private final List<IssueRequested> waiting = new ArrayList<>();
    private LineState state;

    private PlainReplay(LineMessage first) {
        state = LineState.empty(first.couponId());
    }

    /** The decisions of the line; who is absent still waits. */
    static Map<RequestId, Decision> of(List<LineMessage> line) {
        if (line.isEmpty()) {
            return Map.of();
        }
        PlainReplay replay = new PlainReplay(line.getFirst());
        line.forEach(message -> replay.take(List.of(message)));
        return replay.decisions;
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
