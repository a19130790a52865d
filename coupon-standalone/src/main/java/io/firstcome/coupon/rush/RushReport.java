package io.firstcome.coupon.rush;

import io.firstcome.coupon.rush.RushHistory.DecisionTold;
import io.firstcome.coupon.rush.RushHistory.TicketTold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The crowd's side of a rush, in figures.
 *
 * @param accept from sending a request to the answer with the ticket
 * @param decision from sending a request to its decision: the answer's time and, by the database's clock, from acceptance
 *     to decision
 */
public record RushReport(Counts counts, Percentiles accept, Percentiles decision) {

    /**
     * What happened how often.
     *
     * @param customers distinct customers who came
     * @param sent requests sent, all repetitions included
     * @param accepted requests that got a ticket
     * @param issued customers who were told that they have a coupon
     * @param soldOut customers who were told that all are gone, at once or after waiting
     * @param refused other refusals: too early, no such coupon, come back later
     * @param repeated answers that gave a customer the same ticket again
     * @param unknown requests whose answer never came; each was asked again
     */
    public record Counts(
            long customers,
            long sent,
            long accepted,
            long issued,
            long soldOut,
            long refused,
            long repeated,
            long unknown) {}

    static RushReport of(RushSettings settings, RushHistory history) {
        Counts counts = new Counts(
                settings.customers(),
                history.sent.sum(),
                history.accepted(),
                history.issued(),
                history.soldOut(),
                history.refusedOtherwise.sum(),
                history.repeated(),
                history.unknown.sum());
        Percentiles accept = Percentiles.ofNanos(history.tickets().stream()
                .filter(ticket -> !ticket.repeated())
                .mapToLong(ticket -> ticket.endNanos() - ticket.startNanos()));
        return new RushReport(counts, accept, decisions(history));
    }

    private static Percentiles decisions(RushHistory history) {
        Map<String, TicketTold> first = new HashMap<>();
        history.tickets().stream()
                .filter(ticket -> !ticket.repeated())
                .forEach(ticket -> first.put(ticket.requestId(), ticket));
        return Percentiles.ofNanos(history.decisions().stream().flatMapToLong(decision -> {
            TicketTold ticket = first.get(decision.requestId());
            return ticket == null ? LongStream.empty() : LongStream.of(sinceSent(ticket, decision));
        }));
    }

    private static long sinceSent(TicketTold ticket, DecisionTold decision) {
        return ticket.endNanos()
                - ticket.startNanos()
                + Duration.between(ticket.acceptedAt(), decision.decidedAt()).toNanos();
    }
}
