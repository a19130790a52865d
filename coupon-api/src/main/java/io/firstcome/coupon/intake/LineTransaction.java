package io.firstcome.coupon.intake;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Joining;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import io.firstcome.coupon.outbox.OutboxTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A batch's transaction in PostgreSQL: three statements and a commit, four round trips (the begin travels with the first).
 */
final class LineTransaction implements LineStore.Transaction {

    /**
     * Statement 1. Locks the batch's lines against every other change until the end of the transaction, in the order of
     * their ids so that two batches cannot wait for each other. The clock is read outside the materialized part, that
     * is, after each row's lock is held: so time and tickets of a line grow together.
     */
    private static final String LOCK_LINES = """
            WITH line AS MATERIALIZED (
                SELECT %s
                  FROM intake.line
                 WHERE coupon_id = ANY (?)
                 ORDER BY coupon_id
                   FOR UPDATE)
            SELECT line.*, clock_timestamp() AS now FROM line
            """.formatted(Lines.COLUMNS);

    /**
     * Statement 2. Locks nothing: under the lines' locks nobody joins or leaves. Of each asker all the requests are read,
     * one, or as many as the terms allow a customer. The order has the planner take the index on the customer, of those
     * few rows, and not the one on the ticket, of all the line's rows, which looks as good to it while the table is
     * small.
     */
    static final String FIND_IN_LINE = """
            SELECT asker.coupon_id, asker.customer_id, request.*
              FROM unnest(?::uuid[], ?::text[]) AS asker (coupon_id, customer_id)
             CROSS JOIN LATERAL (
                SELECT id, nth, ticket, accepted_at, idempotency_key, encode(fingerprint, 'hex') AS fingerprint
                  FROM intake.issue_request
                 WHERE coupon_id = asker.coupon_id AND customer_id = asker.customer_id
                 ORDER BY nth) AS request
            """;

    /** Statement 3. Locks nothing more: new rows, and the lines that are locked already. */
    private static final String JOIN_LINES = """
            WITH joining AS MATERIALIZED (
                SELECT *
                  FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[],
                              ?::text[], ?::integer[], ?::text[], ?::text[])
                    AS message (id, coupon_id, customer_id, ticket, sequence, accepted_at, type, payload, nth,
                                idempotency_key, fingerprint)),
            requests AS (
                INSERT INTO intake.issue_request (id, coupon_id, customer_id, nth, ticket, sequence, accepted_at,
                                                  idempotency_key, fingerprint)
                SELECT id, coupon_id, customer_id, nth, ticket, sequence, accepted_at,
                       idempotency_key, decode(fingerprint, 'hex')
                  FROM joining),
            messages AS (
                %s
                SELECT id, '%s', coupon_id, type, payload, sequence FROM joining)
            UPDATE intake.line
               SET next_sequence = after.next_sequence, next_ticket = after.next_ticket
              FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS after (coupon_id, next_sequence, next_ticket)
             WHERE line.coupon_id = after.coupon_id
            """.formatted(OutboxTable.INSERT_INTO, OutboxTable.AGGREGATE_TYPE);

    private final Connection connection;

    LineTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Map<CouponId, Locked> lock(Collection<CouponId> couponIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_LINES)) {
            statement.setArray(1, array("uuid", couponIds, CouponId::value));
            Map<CouponId, Locked> lines = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Line line = Lines.read(rows);
                    lines.put(line.couponId(), new Locked(line, instant(rows, "now")));
                }
            }
            return lines;
        }
    }

    @Override
    public Map<Asker, List<Standing>> inLine(Collection<Asker> askers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_IN_LINE)) {
            statement.setArray(
                    1, array("uuid", askers, asker -> asker.couponId().value()));
            statement.setArray(
                    2, array("text", askers, asker -> asker.customerId().value()));
            Map<Asker, List<Standing>> inLine = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Asker asker = new Asker(
                            new CouponId(rows.getObject("coupon_id", UUID.class)),
                            new CustomerId(rows.getString("customer_id")));
                    inLine.computeIfAbsent(asker, _ -> new ArrayList<>()).add(standing(rows));
                }
            }
            return inLine;
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String key = row.getString("idempotency_key");
        return new Standing(
                new Place(
                        new RequestId(row.getObject("id", UUID.class)),
                        row.getLong("ticket"),
                        instant(row, "accepted_at")),
                row.getInt("nth"),
                key == null ? null : new RequestKey(key, row.getString("fingerprint")));
    }

    @Override
    public void join(IntakePlan plan) throws SQLException {
        List<IssueRequested> joining =
                plan.accepted().stream().map(Joining::message).toList();
        List<Standing> standing =
                plan.accepted().stream().map(Joining::standing).toList();
        List<Line> lines = joining.stream()
                .map(IssueRequested::couponId)
                .distinct()
                .map(id -> plan.lines().get(id))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(JOIN_LINES)) {
            statement.setArray(1, array("uuid", joining, IssueRequested::messageId));
            statement.setArray(
                    2, array("uuid", joining, request -> request.couponId().value()));
            statement.setArray(
                    3, array("text", joining, request -> request.customerId().value()));
            statement.setArray(4, array("bigint", joining, IssueRequested::ticket));
            statement.setArray(5, array("bigint", joining, IssueRequested::sequence));
            statement.setArray(
                    6, array("text", joining, request -> request.acceptedAt().toString()));
            statement.setArray(7, array("text", joining, LineJson::type));
            statement.setArray(8, array("text", joining, OutboxTable::payload));
            statement.setArray(9, array("integer", standing, Standing::nth));
            statement.setArray(10, array("text", standing, one -> part(one.key(), RequestKey::name)));
            statement.setArray(11, array("text", standing, one -> part(one.key(), RequestKey::fingerprint)));
            statement.setArray(12, array("uuid", lines, line -> line.couponId().value()));
            statement.setArray(13, array("bigint", lines, Line::nextSequence));
            statement.setArray(14, array("bigint", lines, Line::nextTicket));
            statement.executeUpdate();
        }
    }

    private static @Nullable String part(@Nullable RequestKey key, Function<RequestKey, String> part) {
        return key == null ? null : part.apply(key);
    }

    @Override
    public void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (DatabaseTrouble.of(failure) == DatabaseTrouble.CONNECTION_LOST) {
                throw new CommitInDoubtException(failure);
            }
            throw failure;
        }
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> Array array(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
