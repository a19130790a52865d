package io.firstcome.coupon.promises;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/** One read-only transaction that sees one instant of its database. Closing it ends the transaction. */
final class Snapshot implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommitBefore;
    private Instant takenAt = Instant.MIN;

    private Snapshot(Connection connection, boolean autoCommitBefore) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
    }

    /**
     * Begins the transaction and fixes what it sees.
     *
     * @param before statements to be run before the instant is fixed: locks
     */
    static Snapshot take(Connection connection, String... before) throws SQLException {
        Snapshot snapshot = new Snapshot(connection, connection.getAutoCommit());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET LOCAL work_mem = '64MB'");
            for (String sql : before) {
                statement.execute(sql);
            }
        }
        snapshot.takenAt = snapshot.one("SELECT clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class))
                .toInstant();
        return snapshot;
    }

    /** When it was taken, by the database's clock. */
    Instant takenAt() {
        return takenAt;
    }

    Connection connection() {
        return connection;
    }

    <T> Rows<T> rows(String sql, Rows.Mapper<T> mapper) throws SQLException {
        return new Rows<>(connection.prepareStatement(sql), mapper);
    }

    /** The first row of an answer that always has one. */
    <T> T one(String sql, Rows.Mapper<T> mapper) throws SQLException {
        try (Rows<T> rows = rows(sql, mapper)) {
            T first = rows.peek();
            if (first == null) {
                throw new SQLException("no row: " + sql);
            }
            return first;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommitBefore);
    }
}
