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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One line's {@link CouponLedger} with its stored state in memory. */
public final class Replay {

    private static final Held NOTHING = new Held(0, 0);
    private static final Held WAITS = new Held(0, 1);

    /** Told every decision as it falls. */
    public interface Listener {
        void decided(IssueRequested request, Answer answer);
    }

    private final Predicate<String> repeatedCustomers;
    private final Listener listener;
    private final Map<CustomerId, Held> heldByRepeated = new HashMap<>();
    private final Deque<IssueRequested> waiting = new ArrayDeque<>();
    private LineState state;

    /**
     * @param repeatedCustomers who has more than one request in the line; what the others have is not remembered
     */
    Replay(CouponId coupon, Predicate<String> repeatedCustomers, Listener listener) {
        this.state = LineState.empty(coupon);
        this.repeatedCustomers = repeatedCustomers;
        this.listener = listener;
    }

    /** Remembers what every customer has, some 100 bytes each. */
    public static Replay rememberingAll(CouponId coupon, Listener listener) {
        return new Replay(coupon, _ -> true, listener);
    }

    LineState state() {
        return state;
    }

    /** Those on the waiting list, by ticket. */
    Collection<IssueRequested> waiting() {
        return Collections.unmodifiableCollection(waiting);
    }

    /** Decides the line's next messages, given without gap, and all whom they let in. */
    public void settle(List<LineMessage> messages) {
        List<LineMessage> remaining = List.copyOf(messages);
        Settlement settlement;
        do {
            settlement = CouponLedger.settle(state, touched(remaining), remaining, Integer.MAX_VALUE);
            apply(settlement);
            remaining = settlement.remaining();
        } while (!settlement.complete());
    }

    private Touched touched(List<LineMessage> messages) {
        List<IssueRequested> first = waiting.stream().limit(state.releasable()).toList();
        Map<CustomerId, Held> held = new HashMap<>();
        for (IssueRequested request : first) {
            held.put(request.customerId(), heldByRepeated.getOrDefault(request.customerId(), WAITS));
        }
        for (LineMessage message : messages) {
            if (message instanceof IssueRequested request) {
                Held known = heldByRepeated.get(request.customerId());
                if (known != null) {
                    held.put(request.customerId(), known);
                }
            }
        }
        return new Touched(held, first);
    }

    private void apply(Settlement settlement) {
        state = settlement.after();
        for (IssueRequested released : settlement.released()) {
            waiting.remove(released);
            remember(released, 0, -1);
        }
        for (IssueRequested joined : settlement.joined()) {
            waiting.addLast(joined);
            remember(joined, 0, 1);
        }
        for (Settlement.Decided decided : settlement.decided()) {
            remember(decided.request(), decided.decision() instanceof Decision.Issued ? 1 : 0, 0);
            listener.decided(decided.request(), Answer.of(decided.decision()));
        }
    }

    private void remember(IssueRequested request, int issued, int waits) {
        if (repeatedCustomers.test(request.customerId().value())) {
            Held before = heldByRepeated.getOrDefault(request.customerId(), NOTHING);
            heldByRepeated.put(request.customerId(), new Held(before.issued() + issued, before.waiting() + waits));
        }
    }
}
