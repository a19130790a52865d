package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A published coupon's line, written straight into the tables: place 1 are its terms, places 2 and on its requests, by
 * the customers {@code customer-1} and on. The outbox has what {@link OutboxTable#append} is given.
 */
public record SeededLine(CouponId couponId, List<LineMessage> messages) {

    /** Open now: the service closes what is past its end, by a message of the line. */
    private static final Instant OPENS =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    private static final Instant ACCEPTED = OPENS.plus(123_456, ChronoUnit.MICROS);

    public static final Instant VALID_UNTIL = OPENS.plus(9, ChronoUnit.DAYS);

    /** In the tables, but not in the outbox. */
    public static SeededLine create(JdbcClient database, int quantity, int requests) {
        SeededLine line = of(quantity, requests);
        line.store(database);
        return line;
    }

    /** In the outbox and then in the tables: whoever sees the line sees its messages, too. */
    public static SeededLine create(JdbcClient database, OutboxTable outbox, int quantity, int requests) {
        return create(database, outbox, quantity, requests, _ -> true);
    }

    /** As above, but the outbox has only some of the messages. */
    static SeededLine create(
            JdbcClient database, OutboxTable outbox, int quantity, int requests, Predicate<LineMessage> inOutbox) {
        SeededLine line = of(quantity, requests);
        outbox.append(line.messages().stream().filter(inOutbox).toList());
        line.store(database);
        return line;
    }

    /** In no database. */
    public static SeededLine of(int quantity, int requests) {
        CouponId coupon = new CouponId(UUID.randomUUID());
        Terms terms = new Terms(quantity, requests, 1, OPENS, OPENS.plus(8, ChronoUnit.DAYS), VALID_UNTIL, false);
        List<LineMessage> messages = new ArrayList<>();
        messages.add(new CouponTerms(UUID.randomUUID(), coupon, 1, terms));
        for (int ticket = 1; ticket <= requests; ticket++) {
            messages.add(new IssueRequested(
                    new RequestId(UUID.randomUUID()),
                    coupon,
                    ticket + 1,
                    ticket,
                    new CustomerId("customer-" + ticket),
                    ACCEPTED));
        }
        return new SeededLine(coupon, List.copyOf(messages));
    }

    /** The request with this ticket. */
    public IssueRequested request(int ticket) {
        return (IssueRequested) messages.get(ticket);
    }

    private void store(JdbcClient database) {
        Terms terms = ((CouponTerms) messages.getFirst()).terms();
        database.sql("""
                        INSERT INTO intake.coupon (id, name, quantity, waiting_list, opens_at, closes_at, valid_until, state,
                                                   version, created_at, updated_at)
                        VALUES (?, 'A seeded coupon', ?, ?, ?, ?, ?, 'published', 0, now(), now())
                        """)
                .params(couponId.value(), terms.quantity(), terms.waitingList())
                .params(at(terms.opensAt()), at(terms.closesAt()), at(terms.validUntil()))
                .update();
        // it has messages only once all of them are there: the sweepers look at it meanwhile
        database.sql("INSERT INTO intake.line VALUES (?, 1, 1, ?, ?, ?, false)")
                .params(couponId.value(), terms.capacity())
                .params(at(terms.opensAt()), at(terms.closesAt()))
                .update();
        messages.forEach(message -> insert(database, message));
        database.sql("UPDATE intake.line SET next_sequence = ?, next_ticket = ? WHERE coupon_id = ?")
                .params(messages.size() + 1, messages.size(), couponId.value())
                .update();
    }

    private void insert(JdbcClient database, LineMessage message) {
        switch (message) {
            case CouponTerms(UUID id, CouponId coupon, long sequence, Terms terms) ->
                database.sql("INSERT INTO intake.terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
                        .params(coupon.value(), sequence, id, terms.quantity(), terms.waitingList())
                        .params(terms.perCustomerLimit(), at(terms.opensAt()), at(terms.closesAt()))
                        .params(at(terms.validUntil()))
                        .update();
            case RequestFailed _ -> throw new IllegalArgumentException("a seeded line has none");
            case IssueRequested request ->
                database.sql("INSERT INTO intake.issue_request VALUES (?, ?, ?, 1, ?, ?, ?)")
                        .params(request.requestId().value(), couponId.value())
                        .params(request.customerId().value(), request.ticket(), request.sequence())
                        .params(at(request.acceptedAt()))
                        .update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
