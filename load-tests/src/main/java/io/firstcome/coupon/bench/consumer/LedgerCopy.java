package io.firstcome.coupon.bench.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.bench.cluster.HotLine;
import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.IssueRequested;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Reference (g): the rows of decisions and their coupons, with every index and constraint of the ledger's tables, written by
 * COPY in transactions of the consumer's size; each also moves its line on. The text is made before.
 */
final class LedgerCopy implements AutoCloseable {

    private static final String MAKE = """
            CREATE SCHEMA reference;
            CREATE TABLE reference.line (LIKE ledger.line INCLUDING ALL);
            CREATE TABLE reference.decision (LIKE ledger.decision INCLUDING ALL);
            CREATE TABLE reference.coupon (LIKE ledger.coupon INCLUDING ALL);
            """;

    private static final String ADD_LINE =
            "INSERT INTO reference.line (coupon_id, quantity, next_sequence) VALUES (?, 1000000000, 2)";

    private static final String MOVE_LINE = """
            UPDATE reference.line SET next_sequence = next_sequence + ?, last_ticket = last_ticket + ?, issued = issued + ?
             WHERE coupon_id = ?""";

    private static final String DECISIONS = """
            COPY reference.decision (request_id, coupon_id, sequence, ticket, customer_id, outcome, serial, decided_at)
            FROM STDIN""";

    private static final String COUPONS = """
            COPY reference.coupon (coupon_id, serial, request_id, customer_id, nth, valid_until, issued_at, code)
            FROM STDIN""";

    /** As many as a poll of the consumer has, and so a transaction. */
    private static final int BATCH = 500;

    /** The rows of one transaction. */
    private record Batch(int rows, byte[] decisions, byte[] coupons) {}

    private final HotLine line = new HotLine();
    private final SplittableRandom chance = new SplittableRandom();
    private final Connection connection;
    private final CopyManager copy;
    private final PreparedStatement moveLine;

    LedgerCopy(DataSource database) throws SQLException {
        this.connection = database.getConnection();
        try (Statement make = connection.createStatement();
                PreparedStatement addLine = connection.prepareStatement(ADD_LINE)) {
            make.execute(MAKE);
            addLine.setObject(1, line.coupon().value());
            addLine.executeUpdate();
        }
        connection.setAutoCommit(false);
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.moveLine = connection.prepareStatement(MOVE_LINE);
    }

    /** Rows that are ready to be copied. */
    final class Ready {
        private final List<Batch> batches = new ArrayList<>();

        private Ready(int rows) {
            for (int left = rows; left > 0; left -= BATCH) {
                batches.add(batch(line.next(Math.min(left, BATCH))));
            }
        }

        /** Returns when all are committed: how many decisions. */
        long write() throws SQLException, IOException {
            long rows = 0;
            for (Batch batch : batches) {
                rows += copy.copyIn(DECISIONS, new ByteArrayInputStream(batch.decisions()));
                copy.copyIn(COUPONS, new ByteArrayInputStream(batch.coupons()));
                for (int column = 1; column <= 3; column++) {
                    moveLine.setLong(column, batch.rows());
                }
                moveLine.setObject(4, line.coupon().value());
                moveLine.executeUpdate();
                connection.commit();
            }
            return rows;
        }
    }

    /** Makes so many rows ready, after those of the last call. */
    Ready ready(int rows) {
        return new Ready(rows);
    }

    private Batch batch(List<IssueRequested> requests) {
        StringBuilder decisions = new StringBuilder();
        StringBuilder coupons = new StringBuilder();
        Instant now = Instant.now();
        for (IssueRequested request : requests) {
            String customer = request.customerId().value();
            tabbed(
                    decisions,
                    request.requestId(),
                    request.couponId(),
                    request.sequence(),
                    request.ticket(),
                    customer,
                    "issued",
                    request.ticket(),
                    now);
            tabbed(
                    coupons,
                    request.couponId(),
                    request.ticket(),
                    request.requestId(),
                    customer,
                    1,
                    now,
                    now,
                    CouponCode.draw(chance::nextInt));
        }
        return new Batch(
                requests.size(),
                decisions.toString().getBytes(UTF_8),
                coupons.toString().getBytes(UTF_8));
    }

    private static void tabbed(StringBuilder rows, Object... columns) {
        for (int i = 0; i < columns.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(columns[i]);
        }
        rows.append('\n');
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
