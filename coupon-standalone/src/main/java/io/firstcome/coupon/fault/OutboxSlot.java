package io.firstcome.coupon.fault;

import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The relay's replication slot, as a superuser sees it. */
final class OutboxSlot {

    private static final String NAME = "firstcome_outbox";

    private static final String HOLDER = """
            SELECT pid, client_port FROM pg_stat_activity
             WHERE pid = (SELECT active_pid FROM pg_replication_slots WHERE slot_name = '%s')
            """.formatted(NAME);

    /** Waits until the holder has ended; false if it did not. */
    private static final String END_HOLDER = """
            SELECT coalesce(bool_and(pg_terminate_backend(active_pid, 5000)), true)
              FROM pg_replication_slots WHERE slot_name = '%s' AND active_pid IS NOT NULL
            """.formatted(NAME);

    /** In one statement: a relay takes a free slot within milliseconds. */
    private static final String DROP = """
            SELECT pg_drop_replication_slot(slot_name)::text
              FROM pg_replication_slots WHERE slot_name = '%s' AND NOT active
            """.formatted(NAME);

    private static final String STATUS = """
            SELECT coalesce((SELECT wal_status FROM pg_replication_slots WHERE slot_name = '%s'), 'missing')
            """.formatted(NAME);

    private static final String OBJECT_IN_USE = "55006";

    /** Bytes of one message in the WAL. */
    private static final int FILLER_BYTES = 1024 * 1024;

    private final DatabaseAddress intake;

    OutboxSlot(DatabaseAddress intake) {
        this.intake = intake;
    }

    /** The process that reads the slot, and the port on which the relay's side reaches it. */
    record Holder(long pid, int port) {}

    Optional<Holder> holder() throws SQLException {
        try (Connection connection = intake.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next() ? Optional.of(new Holder(row.getLong(1), row.getInt(2))) : Optional.empty();
        }
    }

    /** Ends whoever reads it and drops it; false if a relay was faster. */
    boolean drop() throws SQLException {
        try (Connection connection = intake.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(END_HOLDER);
            try (ResultSet dropped = statement.executeQuery(DROP)) {
                return dropped.next();
            }
        } catch (SQLException failed) {
            if (OBJECT_IN_USE.equals(failed.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    /** {@code reserved}, {@code extended}, {@code unreserved}, {@code lost} or {@code missing}. */
    String walStatus() throws SQLException {
        try (Connection connection = intake.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATUS)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Writes so much WAL and has PostgreSQL look at which of it the slots may still hold. */
    void writeWal(int megabytes) throws SQLException {
        try (Connection connection = intake.dataSource().getConnection()) {
            try (PreparedStatement message = connection.prepareStatement(
                    "SELECT pg_logical_emit_message(false, 'fault', repeat('x', ?))::text")) {
                message.setInt(1, FILLER_BYTES);
                for (int i = 0; i < megabytes; i++) {
                    message.execute();
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = '30s'");
                statement.execute("SELECT pg_switch_wal()::text");
                statement.execute("CHECKPOINT");
            }
        }
    }
}
