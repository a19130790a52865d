package io.firstcome.coupon.rush;

import java.time.Instant;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** All that the customers were told, and how often what happened. */
final class RushHistory {

    /**
     * An answer that gave a ticket, the first or a repeated one.
     *
     * @param startNanos when the request was sent, by {@link System#nanoTime()}
     * @param endNanos when the answer was there
     */
    record TicketTold(
            String customerId,
            String couponId,
            String requestId,
            long ticket,
            Instant acceptedAt,
            boolean repeated,
            long startNanos,
            long endNanos) {}

    /**
     * A final answer.
     *
     * @param outcome {@code issued} or {@code refused}
     * @param serial of the issued coupon, 0 if refused
     * @param code of the issued coupon, empty if refused
     * @param reason of the refusal, empty if issued
     */
    record DecisionTold(
            String requestId,
            long ticket,
            String outcome,
            long serial,
            String code,
            String reason,
            Instant decidedAt) {}

    /** What a history of a customer's answers must not hold: two of them that disagree. */
    record Contradiction(String requestId, String first, String later) {}

    final LongAdder sent = new LongAdder();
    final LongAdder refusedSoldOut = new LongAdder();
    final LongAdder refusedOtherwise = new LongAdder();
    final LongAdder unknown = new LongAdder();

    private final Queue<TicketTold> tickets = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, DecisionTold> decisions = new ConcurrentHashMap<>();
    private final Queue<Contradiction> contradictions = new ConcurrentLinkedQueue<>();

    void told(TicketTold ticket) {
        tickets.add(ticket);
    }

    void told(DecisionTold decision) {
        DecisionTold before = decisions.putIfAbsent(decision.requestId(), decision);
        if (before != null && !before.equals(decision)) {
            contradictions.add(new Contradiction(decision.requestId(), before.toString(), decision.toString()));
        }
    }

    Collection<TicketTold> tickets() {
        return tickets;
    }

    Collection<DecisionTold> decisions() {
        return decisions.values();
    }

    Collection<Contradiction> contradictions() {
        return contradictions;
    }

    long accepted() {
        return tickets.stream().map(TicketTold::requestId).distinct().count();
    }

    long repeated() {
        return tickets.stream().filter(TicketTold::repeated).count();
    }

    long issued() {
        return decisions.values().stream()
                .filter(decision -> decision.outcome().equals("issued"))
                .count();
    }

    /** Told at once that all are gone, or later, after waiting. */
    long soldOut() {
        return refusedSoldOut.sum()
                + decisions.values().stream()
                        .filter(decision -> decision.reason().equals("sold-out"))
                        .count();
    }
}
