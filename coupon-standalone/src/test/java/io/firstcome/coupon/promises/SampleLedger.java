package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.ledger.CouponLedger;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import io.firstcome.coupon.ledger.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Decides a line by the real {@link CouponLedger}, cut at random, and keeps what it has decided. */
final class SampleLedger {

    private static final int MAX_BUDGET = 20;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);

    record Fallen(Settlement.Decided decided, Instant at, Instant validUntil) {}

    private final Random random;
    private final Map<CustomerId, Held> held = new HashMap<>();
    private final NavigableMap<Long, IssueRequested> waiting = new TreeMap<>();
    private final List<Fallen> decisions = new ArrayList<>();
    private LineState state;
    private Instant now;

    SampleLedger(CouponId coupon, Instant from, Random random) {
        this.state = LineState.empty(coupon);
        this.now = from;
        this.random = random;
    }

    LineState state() {
        return state;
    }

    List<Fallen> decisions() {
        return decisions;
    }

    Iterable<IssueRequested> waiting() {
        return waiting.values();
    }

    void decideAll(List<LineMessage> line) {
        List<LineMessage> open = new ArrayList<>(line);
        while (!open.isEmpty() || state.releasable() > 0) {
            List<LineMessage> batch = open.subList(0, Math.min(open.size(), random.nextInt(2 * MAX_BUDGET)));
            Settlement settlement = CouponLedger.settle(
                    state,
                    new Touched(held, List.copyOf(waiting.values())),
                    List.copyOf(batch),
                    1 + random.nextInt(MAX_BUDGET));
            keep(settlement);
            open.removeIf(message -> message.sequence() < state.nextSequence());
        }
    }

    private void keep(Settlement settlement) {
        now = now.plus(BETWEEN_BATCHES);
        state = settlement.after();
        settlement.released().forEach(request -> {
            waiting.remove(request.ticket());
            hold(request, 0, -1);
        });
        settlement.joined().forEach(request -> {
            waiting.put(request.ticket(), request);
            hold(request, 0, 1);
        });
        for (Settlement.Decided decided : settlement.decided()) {
            hold(decided.request(), decided.decision() instanceof Decision.Issued ? 1 : 0, 0);
            decisions.add(new Fallen(decided, now, now.plus(Duration.ofDays(30))));
        }
    }

    private void hold(IssueRequested request, int issued, int waits) {
        Held before = held.getOrDefault(request.customerId(), new Held(0, 0));
        held.put(request.customerId(), new Held(before.issued() + issued, before.waiting() + waits));
    }
}
