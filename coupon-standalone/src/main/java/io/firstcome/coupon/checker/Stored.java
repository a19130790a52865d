package io.firstcome.coupon.checker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the two databases have of the requests, each read by statements of its own: the schemas may be on two servers.
 *
 * @param requests by id
 * @param decisions by the request's id
 * @param waiting the requests on the waiting list
 * @param lines as the ledger has them
 */
record Stored(
        Map<String, Request> requests,
        Map<String, Decision> decisions,
        List<String> waiting,
        List<Line> lines,
        List<DeadLetter> deadLetters) {

    /** An accepted request; its times are those of the database's clock. */
    record Request(String id, String coupon, String customer, long ticket, long sequence, Instant acceptedAt) {

        @Override
        public String toString() {
            return "request " + id + " (coupon " + coupon + ", ticket " + ticket + ", customer " + customer + ")";
        }
    }

    /** A decision with the code of the coupon that was issued by it; serial 0, code and reason empty for none. */
    record Decision(String coupon, long ticket, String outcome, long serial, String reason, String code) {

        boolean issued() {
            return outcome.equals("issued");
        }
    }

    /** A line at the ledger, which decides the message at {@code nextSequence} next. */
    record Line(String coupon, long quantity, long issued, long waiting, long nextSequence) {}

    /** A record that could not be read; coupon empty and sequence 0 where its place is not known. */
    record DeadLetter(String id, String coupon, long sequence, String state) {}

    private static final String REQUESTS =
            "SELECT id::text, coupon_id::text, customer_id, ticket, sequence, accepted_at FROM intake.issue_request";
    private static final String DECISIONS = """
            SELECT decision.request_id::text, decision.coupon_id::text, ticket, outcome, coalesce(decision.serial, 0), reason,
                   code
              FROM ledger.decision LEFT JOIN ledger.coupon ON coupon.request_id = decision.request_id
            """;
    private static final String WAITING = "SELECT request_id::text FROM ledger.waiting";
    private static final String LINES =
            "SELECT coupon_id::text, quantity, issued, waiting, next_sequence FROM ledger.line";
    private static final String DEAD_LETTERS =
            "SELECT id::text, coupon_id::text, coalesce(sequence, 0), state FROM intake.dead_letter";

    static Stored load(DataSource intake, DataSource ledger) throws SQLException {
        Stored stored =
                new Stored(new HashMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        each(intake, REQUESTS, row -> stored.requests.put(row.getString(1), request(row)));
        each(ledger, DECISIONS, row -> stored.decisions.put(row.getString(1), decision(row)));
        each(ledger, WAITING, row -> stored.waiting.add(row.getString(1)));
        each(
                ledger,
                LINES,
                row -> stored.lines.add(
                        new Line(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        each(
                intake,
                DEAD_LETTERS,
                row -> stored.deadLetters.add(
                        new DeadLetter(row.getString(1), orEmpty(row.getString(2)), row.getLong(3), row.getString(4))));
        return stored;
    }

    private static Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                orEmpty(row.getString(6)),
                orEmpty(row.getString(7)));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** What is done with a row. */
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    /** Reads a statement's rows, some at a time. */
    static void each(DataSource database, String sql, Each each) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(2_000);
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        each.row(row);
                    }
                }
            }
        }
    }
}
