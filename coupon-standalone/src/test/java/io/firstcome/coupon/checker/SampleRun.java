package io.firstcome.coupon.checker;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import io.firstcome.coupon.promises.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clean run of one coupon for four, with two on its waiting list: what was told, stored and sent. Tickets 1 to 5 were told
 * to their customers, ticket 6 was accepted by an attempt without an answer. The message at sequence 3 was published again.
 */
final class SampleRun {

    static final String COUPON = new UUID(7, 7).toString();
    static final int TOLD = 5;
    private static final int TICKETS = 6;
    private static final long QUANTITY = 4;
    /** Each customer comes when the one before has been told everything. */
    private static final long VISIT_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long LAST_NANOS = 100 * VISIT_NANOS;
    static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    final List<Call> calls = new ArrayList<>();
    final List<OutboxCopy> outbox = new ArrayList<>();
    final List<TopicRecord> topic = new ArrayList<>();
    final Stored stored =
            new Stored(new HashMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Circumstances circumstances = Circumstances.ordinary();

    SampleRun() {
        List<LineMessage> line = line();
        Replay replay = Replay.rememberingAll(
                new CouponId(UUID.fromString(COUPON)),
                (request, answer) -> stored.decisions()
                        .put(
                                request.requestId().toString(),
                                new Stored.Decision(
                                        COUPON,
                                        request.ticket(),
                                        answer.outcome(),
                                        answer.serial(),
                                        answer.reason(),
                                        "code-" + answer.serial())));
        replay.settle(line);
        line.forEach(this::publish);
        publish(line.get(2));
        stored.lines().add(new Stored.Line(COUPON, QUANTITY, QUANTITY, TICKETS - QUANTITY, line.size() + 1L));
        stored.deadLetters().add(new Stored.DeadLetter("letter", COUPON, 3, "replayed"));
        stored.deadLetters().add(new Stored.DeadLetter("placeless letter", "", 0, "open"));
        for (int ticket = 1; ticket <= TICKETS; ticket++) {
            stored.requests()
                    .put(
                            request(ticket),
                            new Stored.Request(
                                    request(ticket), COUPON, customer(ticket), ticket, ticket + 1L, at(ticket)));
            if (ticket > QUANTITY) {
                stored.waiting().add(request(ticket));
            }
            visit(ticket);
        }
        calls.add(refused("late", 200 * VISIT_NANOS));
    }

    private static List<LineMessage> line() {
        CouponId coupon = new CouponId(UUID.fromString(COUPON));
        List<LineMessage> line = new ArrayList<>();
        line.add(new CouponTerms(
                new UUID(1, 1),
                coupon,
                1,
                new Terms(
                        QUANTITY,
                        TICKETS - QUANTITY,
                        1,
                        BEGIN.minusSeconds(60),
                        BEGIN.plusSeconds(3600),
                        BEGIN.plusSeconds(7200),
                        false)));
        for (int ticket = 1; ticket <= TICKETS; ticket++) {
            line.add(new IssueRequested(
                    new RequestId(UUID.fromString(request(ticket))),
                    coupon,
                    ticket + 1L,
                    ticket,
                    new CustomerId(customer(ticket)),
                    at(ticket)));
        }
        return line;
    }

    private void publish(LineMessage message) {
        outbox.add(copy(message, outbox.size()));
        topic.add(new TopicRecord(0, topic.size(), outbox.getLast().content()));
        outbox.sort((left, right) -> Long.compare(left.sequence(), right.sequence()));
    }

    private static OutboxCopy copy(LineMessage message, int number) {
        return new OutboxCopy(
                COUPON,
                message.sequence(),
                message.messageId().toString(),
                LineJson.type(message),
                new String(LineJson.write(message), StandardCharsets.UTF_8),
                100L * number,
                500 + number / 2);
    }

    /** An admin closes the last request before the ledger has taken it in. */
    void closeLast() {
        publish(new RequestFailed((IssueRequested) line().getLast()));
        decide(TICKETS, new Stored.Decision(COUPON, TICKETS, "refused", 0, "failed", ""));
        stored.waiting().remove(request(TICKETS));
    }

    static String request(int ticket) {
        return new UUID(9, ticket).toString();
    }

    static String customer(int ticket) {
        return "customer-" + ticket;
    }

    /** When a ticket's customer comes. */
    static long since(int ticket) {
        return ticket * VISIT_NANOS;
    }

    static Instant at(int ticket) {
        return BEGIN.plusNanos(since(ticket));
    }

    private void visit(int ticket) {
        long since = since(ticket);
        if (ticket > TOLD) {
            calls.add(call(Call.Kind.ASK, ticket, 0, since, Call.Result.UNKNOWN, "HttpTimeoutException"));
            return;
        }
        calls.add(call(Call.Kind.ASK, ticket, 0, since, Call.Result.UNKNOWN, "hung up"));
        calls.add(told(Call.Kind.ASK, ticket, 1, since + 100, "accepted", ticket - 1));
        calls.add(told(Call.Kind.STATUS, ticket, 0, since + 200, "accepted", ticket > QUANTITY ? 0 : ticket - 1));
        inTheEnd(Call.Kind.STATUS, ticket, 1, since + 300);
        inTheEnd(Call.Kind.LAST, ticket, 0, LAST_NANOS + since);
        inTheEnd(Call.Kind.LAST, ticket, 1, LAST_NANOS + since + 100);
    }

    private void inTheEnd(Call.Kind kind, int ticket, int instance, long startNanos) {
        calls.add(told(kind, ticket, instance, startNanos, ticket > QUANTITY ? "waiting" : "issued", 0));
    }

    /** An answer that took ten nanoseconds. */
    static Call told(Call.Kind kind, int ticket, int instance, long startNanos, String status, long position) {
        boolean issued = status.equals("issued");
        Told.@Nullable Decision decision =
                issued ? new Told.Decision("issued", ticket, "code-" + ticket, "", at(ticket)) : null;
        Told told = new Told(
                request(ticket), ticket, status, issued ? -1 : position, at(ticket), decision, startNanos + 10);
        return call(kind, ticket, instance, startNanos, Call.Result.OK, "200", told);
    }

    static Call call(
            Call.Kind kind,
            int ticket,
            int instance,
            long startNanos,
            Call.Result result,
            String answer,
            Told... told) {
        String request = kind == Call.Kind.ASK ? "" : request(ticket);
        return new Call(
                kind,
                new Call.Subject(customer(ticket), COUPON, request, ""),
                instance,
                new Call.Span(BEGIN.plusNanos(startNanos), startNanos, startNanos + 10),
                result,
                answer,
                List.of(told));
    }

    private static Call refused(String customer, long startNanos) {
        return new Call(
                Call.Kind.ASK,
                new Call.Subject(customer, COUPON, "", ""),
                0,
                new Call.Span(BEGIN.plusNanos(startNanos), startNanos, startNanos + 10),
                Call.Result.REFUSED,
                "409 sold-out",
                List.of());
    }

    /** Who was told so, is told this instead. */
    void replace(Call.Kind kind, int ticket, int instance, Call by) {
        calls.replaceAll(call -> call.kind() == kind
                        && call.instance() == instance
                        && call.subject().customer().equals(customer(ticket))
                        && !call.told().isEmpty()
                ? by
                : call);
    }

    void decide(int ticket, Stored.Decision decision) {
        stored.decisions().put(request(ticket), decision);
    }

    Map<Rule, Judged> judged() {
        Map<Rule, Judged> judged = new HashMap<>();
        Checker.judge(calls, stored, new Checker.Way(outbox, topic, List.of()), circumstances)
                .forEach(one -> judged.merge(one.rule(), one, (first, _) -> {
                    throw new IllegalStateException(first.rule() + " was judged twice");
                }));
        return judged;
    }
}
