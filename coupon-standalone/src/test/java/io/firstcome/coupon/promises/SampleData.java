package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.ledger.LineState;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes lines and what the ledger made of them, as the services would leave them. */
final class SampleData {

    private final Connection connection;
    private final Random random;

    SampleData(Connection connection, Random random) {
        this.connection = connection;
        this.random = random;
    }

    /** An hour ago, to the microsecond that PostgreSQL keeps. */
    static Instant anHourAgo() {
        return Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
    }

    void write(SampleLine line) throws SQLException {
        writeIntake(line);
        SampleLedger ledger = new SampleLedger(
                line.coupon(),
                line.messages().getLast() instanceof IssueRequested last ? last.acceptedAt() : anHourAgo(),
                random);
        ledger.decideAll(line.messages());
        writeLedger(ledger);
    }

    void writeIntake(SampleLine line) throws SQLException {
        Terms terms = line.terms();
        update(
                "INSERT INTO intake.coupon VALUES (?, 'sample', ?, ?, ?, ?, ?, 'published', 1, now(), now())",
                line.coupon().value(),
                terms.quantity(),
                terms.waitingList(),
                terms.opensAt(),
                terms.closesAt(),
                terms.validUntil());
        update(
                "INSERT INTO intake.line VALUES (?, ?, ?, ?, ?, ?, ?)",
                line.coupon().value(),
                line.messages().size() + 1L,
                line.nextTicket(),
                Math.max(terms.capacity(), line.nextTicket() - 1),
                terms.opensAt(),
                terms.closesAt(),
                terms.closed());
        Table changes = new Table("INSERT INTO intake.terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Table requests = new Table("INSERT INTO intake.issue_request VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)");
        Table outbox = new Table(
                "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence) VALUES (?, 'line', ?, ?, ?, ?)");
        for (LineMessage message : line.messages()) {
            switch (message) {
                case CouponTerms change -> changes.add(termsRow(change));
                case IssueRequested request -> requests.add(requestRow(line, request, false));
                case RequestFailed failed -> {
                    requests.add(requestRow(line, failed.request(), true));
                    outbox.add(outboxRow(failed.request()));
                }
            }
            outbox.add(outboxRow(message));
            if (random.nextInt(10) == 0) {
                outbox.add(outboxRow(message)); // published again
            }
        }
        changes.write();
        requests.write();
        outbox.write();
    }

    private static Object[] termsRow(CouponTerms change) {
        Terms terms = change.terms();
        return new Object[] {
            change.couponId().value(),
            change.sequence(),
            change.messageId(),
            terms.quantity(),
            terms.waitingList(),
            terms.perCustomerLimit(),
            terms.opensAt(),
            terms.closesAt(),
            terms.validUntil(),
            terms.closed()
        };
    }

    private static Object[] requestRow(SampleLine line, IssueRequested request, boolean failed) {
        return new Object[] {
            request.messageId(),
            request.couponId().value(),
            request.customerId().value(),
            line.nth(request),
            request.ticket(),
            request.sequence(),
            request.acceptedAt(),
            failed
        };
    }

    private static Object[] outboxRow(LineMessage message) {
        return new Object[] {
            message.messageId(),
            message.couponId().value(),
            LineJson.type(message),
            new String(LineJson.write(message), StandardCharsets.UTF_8),
            message.sequence()
        };
    }

    private void writeLedger(SampleLedger ledger) throws SQLException {
        LineState state = ledger.state();
        Terms terms = Objects.requireNonNull(state.terms());
        update(
                """
                INSERT INTO ledger.line (coupon_id, quantity, waiting_list, per_customer_limit, opens_at, closes_at,
                    valid_until, closed, next_sequence, last_ticket, issued, waiting)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                state.couponId().value(),
                terms.quantity(),
                terms.waitingList(),
                terms.perCustomerLimit(),
                terms.opensAt(),
                terms.closesAt(),
                terms.validUntil(),
                terms.closed(),
                state.nextSequence(),
                state.lastTicket(),
                state.issued(),
                state.waiting());
        Table decisions = new Table("INSERT INTO ledger.decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Table coupons = new Table("INSERT INTO ledger.coupon VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        Table outcomes = new Table("INSERT INTO intake.outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (SampleLedger.Fallen fallen : ledger.decisions()) {
            IssueRequested request = fallen.decided().request();
            Answer answer = Answer.of(fallen.decided().decision());
            @Nullable Object serial = answer.issued() ? answer.serial() : null;
            @Nullable Object reason = answer.issued() ? null : answer.reason();
            @Nullable
            Object code = answer.issued() ? CouponCode.draw(random::nextInt).value() : null;
            decisions.add(
                    request.messageId(),
                    request.couponId().value(),
                    request.sequence(),
                    request.ticket(),
                    request.customerId().value(),
                    answer.outcome(),
                    serial,
                    reason,
                    fallen.at());
            outcomes.add(
                    request.messageId(),
                    request.couponId().value(),
                    request.ticket(),
                    answer.outcome(),
                    serial,
                    reason,
                    fallen.at(),
                    request.customerId().value(),
                    code,
                    answer.issued() ? fallen.validUntil() : null);
            if (fallen.decided().decision() instanceof Decision.Issued) {
                coupons.add(
                        request.couponId().value(),
                        serial,
                        request.messageId(),
                        request.customerId().value(),
                        fallen.decided().nth(),
                        fallen.validUntil(),
                        fallen.at(),
                        code);
            }
        }
        decisions.write();
        coupons.write();
        outcomes.write();
        for (IssueRequested request : ledger.waiting()) {
            update(
                    "INSERT INTO ledger.waiting VALUES (?, ?, ?, ?, ?, ?)",
                    request.couponId().value(),
                    request.ticket(),
                    request.messageId(),
                    request.customerId().value(),
                    request.sequence(),
                    request.acceptedAt());
        }
    }

    void update(String sql, Object... values) throws SQLException {
        Table one = new Table(sql);
        one.add(values);
        one.write();
    }

    /** Table of one statement, written together. */
    private final class Table {
        private final String sql;
        private final List<@Nullable Object[]> rows = new ArrayList<>();

        Table(String sql) {
            this.sql = sql;
        }

        void add(@Nullable Object... values) {
            rows.add(values);
        }

        void write() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (@Nullable Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, asJdbc(row[i]));
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }

        private @Nullable Object asJdbc(@Nullable Object value) {
            return value instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
        }
    }
}
