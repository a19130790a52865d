package io.firstcome.coupon.rush;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
        Map<String, Call> tickets = history.tickets();
        Counts counts = new Counts(
                settings.customers(),
                history.sent.sum(),
                tickets.size(),
                history.issued(),
                history.soldOut(),
                history.refusedOtherwise.sum(),
                history.repeated(),
                history.unknown.sum());
        Percentiles accept = Percentiles.ofNanos(firstTickets(tickets).mapToLong(call -> nanos(call.span())));
        Map<String, Told.Decision> decisions = history.decisions();
        Percentiles decision =
                Percentiles.ofNanos(firstTickets(tickets).flatMapToLong(call -> sinceSent(call, decisions)));
        return new RushReport(counts, accept, decision);
    }

    /** Where the answer with the ticket was lost, the one that repeats it says nothing about the time. */
    private static Stream<Call> firstTickets(Map<String, Call> tickets) {
        return tickets.values().stream().filter(call -> !call.answer().equals("200"));
    }

    private static LongStream sinceSent(Call call, Map<String, Told.Decision> decisions) {
        Told told = call.told().getFirst();
        Told.Decision decision = decisions.get(told.requestId());
        return decision == null || told.acceptedAt() == null
                ? LongStream.empty()
                : LongStream.of(nanos(call.span())
                        + Duration.between(told.acceptedAt(), decision.decidedAt())
                                .toNanos());
    }

    private static long nanos(Call.Span span) {
        return span.endNanos() - span.startNanos();
    }
}
