package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides a coupon's line, in the order of the places that were given when the requests were accepted.
 *
 * <p>A message below {@code nextSequence} was taken in before, the one at it is decided, one above it is early and is
 * kept until its predecessors have come. So loss, repetition and reordering on the way can delay an answer; they cannot
 * change it: any cut of the line into batches gives the decisions of the whole.
 *
 * <p>One use settles one batch: {@link #settle}.
 */
public final class CouponLedger {

    private final LineState before;
    private final Map<CustomerId, Held> held;
    private final Deque<IssueRequested> firstWaiting;
    private final List<Settlement.Decided> decided = new ArrayList<>();
    private final List<IssueRequested> joined = new ArrayList<>();
    private final List<IssueRequested> released = new ArrayList<>();
    private final List<IssueRequested> repeated = new ArrayList<>();
    private LineState state;
    private int budget;

    private CouponLedger(LineState state, Touched touched, int budget) {
        this.before = state;
        this.state = state;
        this.held = new HashMap<>(touched.held());
        this.firstWaiting = new ArrayDeque<>(touched.firstWaiting());
        this.budget = budget;
    }

    /**
     * Takes in as many of the messages as the budget allows.
     *
     * @param messages messages of this coupon's line in any order, the kept early ones included
     * @param budget how many requests may be taken in or released; changes of terms cost nothing, but with a
     *     budget of 0 they wait too
     * @throws IllegalArgumentException if a message is of another coupon, the budget is negative, fewer of those who
     *     wait are given than can be released, or a request's ticket is not above its predecessor's
     */
    public static Settlement settle(
            LineState state, Touched touched, List<? extends LineMessage> messages, int budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget is at least 0, not " + budget);
        }
        for (LineMessage message : messages) {
            if (!message.couponId().equals(state.couponId())) {
                throw new IllegalArgumentException(
                        "a message of " + message.couponId() + " in the line of " + state.couponId());
            }
        }
        if (touched.firstWaiting().size() < Math.min(budget, state.releasable())) {
            throw new IllegalArgumentException(state.releasable() + " can be released, but only "
                    + touched.firstWaiting().size() + " are given");
        }
        SortedMap<Long, LineMessage> byPlace = new TreeMap<>();
        messages.forEach(message -> byPlace.putIfAbsent(message.sequence(), message));
        return new CouponLedger(state, touched, budget).settle(byPlace.values());
    }

    private Settlement settle(Collection<LineMessage> byPlace) {
        List<LineMessage> early = new ArrayList<>();
        List<LineMessage> remaining = new ArrayList<>();
        release();
        for (LineMessage message : byPlace) {
            if (message.sequence() < state.nextSequence()) {
                repeat(message);
            } else if (message.sequence() > state.nextSequence() && remaining.isEmpty()) {
                early.add(message);
            } else if (budget == 0 || state.releasable() > 0 || !remaining.isEmpty()) {
                remaining.add(message);
            } else {
                take(message);
            }
        }
        return new Settlement(
                before,
                state,
                List.copyOf(decided),
                List.copyOf(joined),
                List.copyOf(released),
                List.copyOf(repeated),
                List.copyOf(early),
                List.copyOf(remaining));
    }

    private void repeat(LineMessage message) {
        switch (message) {
            case CouponTerms _ -> {}
            case IssueRequested request -> repeated.add(request);
            case RequestFailed failed -> repeated.add(failed.request());
        }
    }

    /** Those who wait come before the line's next message. */
    private void release() {
        while (state.releasable() > 0 && budget > 0) {
            IssueRequested request = firstWaiting.removeFirst();
            budget--;
            released.add(request);
            state = state.waitingBy(-1);
            held.put(request.customerId(), heldBy(request).waitingBy(-1));
            apply(request, state.closed() ? refused(RefusalReason.SOLD_OUT) : nextIssued());
        }
    }

    private void take(LineMessage message) {
        switch (message) {
            case CouponTerms terms -> state = state.withTerms(terms);
            case IssueRequested request -> take(request, decide(request));
            case RequestFailed failed -> take(failed.request(), Optional.of(refused(RefusalReason.FAILED)));
        }
    }

    private void take(IssueRequested request, Optional<Decision> decision) {
        budget--;
        state = state.taken(request);
        decision.ifPresentOrElse(made -> apply(request, made), () -> join(request));
    }

    /** Nothing is decided about a request on the waiting list. */
    private Optional<Decision> decide(IssueRequested request) {
        Terms terms = state.terms();
        if (terms == null || terms.closed()) {
            return Optional.of(refused(RefusalReason.CLOSED));
        }
        if (heldBy(request).total() >= terms.perCustomerLimit()) {
            return Optional.of(refused(RefusalReason.CUSTOMER_LIMIT));
        }
        if (state.freePlaces() > 0) {
            return Optional.of(nextIssued());
        }
        return state.waiting() < terms.waitingList() ? Optional.empty() : Optional.of(refused(RefusalReason.SOLD_OUT));
    }

    private Decision nextIssued() {
        return new Decision.Issued(state.issued() + 1);
    }

    private static Decision refused(RefusalReason reason) {
        return new Decision.Refused(reason);
    }

    private void join(IssueRequested request) {
        joined.add(request);
        state = state.waitingBy(1);
        held.put(request.customerId(), heldBy(request).waitingBy(1));
    }

    private void apply(IssueRequested request, Decision decision) {
        int nth = 0;
        if (decision instanceof Decision.Issued) {
            Held withThis = heldBy(request).oneIssued();
            held.put(request.customerId(), withThis);
            nth = withThis.issued();
            state = state.oneIssued();
        }
        decided.add(new Settlement.Decided(request, decision, nth));
    }

    private Held heldBy(IssueRequested request) {
        return held.getOrDefault(request.customerId(), Held.NOTHING);
    }
}
