package io.firstcome.coupon.intake;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds a line's lock as a stuck transaction would. */
public final class LockedLine implements AutoCloseable {

    private final Connection connection;

    private LockedLine(Connection connection) {
        this.connection = connection;
    }

    public static LockedLine of(String jdbcUrl, String coupon) throws SQLException {
        PostgresServer postgres = TestBacking.get().postgres();
        Connection connection = DriverManager.getConnection(jdbcUrl, postgres.user(), postgres.password());
        connection.setAutoCommit(false);
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT 1 FROM intake.line WHERE coupon_id = ? FOR UPDATE")) {
            lock.setObject(1, UUID.fromString(coupon));
            lock.executeQuery();
        }
        return new LockedLine(connection);
    }

    /** Until so many of the instance's writers wait for a lock. */
    public static void awaitBlockedWriters(String jdbcUrl, int writers) {
        JdbcClient database = ApiUnderTest.database(jdbcUrl);
        await().until(() -> database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name = 'coupon-api intake' AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == writers);
    }

    /** Lets go. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
