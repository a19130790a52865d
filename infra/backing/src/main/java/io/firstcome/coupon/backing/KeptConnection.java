package io.firstcome.coupon.backing;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection for all that a test asks a database beside the service: to open one for each question takes PostgreSQL
 * many times the CPU time of the answer. A lost one is replaced.
 */
public final class KeptConnection extends SingleConnectionDataSource {

    private static final int PATIENCE_SECONDS = 30;

    /** Opened when it is asked for first. */
    public KeptConnection(PostgresServer server, String jdbcUrl) {
        super(jdbcUrl, server.user(), server.password(), true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isLost()) {
            resetConnection();
        }
        return super.getConnection();
    }

    private boolean isLost() {
        try {
            return !super.getConnection().isValid(PATIENCE_SECONDS);
        } catch (SQLException _) {
            return true;
        }
    }
}
