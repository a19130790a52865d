package io.firstcome.coupon.bench.relay;

import io.firstcome.coupon.bench.cluster.HotLine;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.outbox.OutboxTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Writes what the intake would write for one coupon: its own insert, with its own payloads, in transactions of its size. */
final class OutboxFill implements AutoCloseable {

    /** One statement a transaction, as the intake's. */
    private static final String APPEND = """
            %s
            SELECT id, '%s', coupon_id, type, payload, sequence
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[])
                AS message (id, coupon_id, type, payload, sequence)
            """.formatted(OutboxTable.INSERT_INTO, OutboxTable.AGGREGATE_TYPE);

    private final HotLine line = new HotLine();
    private final int batch;
    private final Connection connection;
    private final PreparedStatement append;

    /** @param batch rows of a transaction */
    OutboxFill(DataSource database, int batch) throws SQLException {
        this.batch = batch;
        this.connection = database.getConnection();
        this.append = connection.prepareStatement(APPEND);
    }

    /** Returns when all are committed. */
    void add(int rows) throws SQLException {
        for (int left = rows; left > 0; left -= batch) {
            append(line.next(Math.min(left, batch)));
        }
    }

    private void append(List<IssueRequested> messages) throws SQLException {
        append.setArray(1, array("uuid", messages, IssueRequested::messageId));
        append.setArray(2, array("uuid", messages, message -> message.couponId().value()));
        append.setArray(3, array("text", messages, LineJson::type));
        append.setArray(4, array("text", messages, OutboxTable::payload));
        append.setArray(5, array("bigint", messages, IssueRequested::sequence));
        append.executeUpdate();
    }

    private Array array(String type, List<IssueRequested> messages, Function<IssueRequested, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, messages.stream().map(column).toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
