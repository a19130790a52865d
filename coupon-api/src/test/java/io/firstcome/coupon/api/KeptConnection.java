package io.firstcome.coupon.api;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection for all that a test asks a database beside the service: to open one for each question takes PostgreSQL
 * many times the CPU time of the answer. A lost one is replaced.
 */
final class KeptConnection extends SingleConnectionDataSource {

    private static final int PATIENCE_SECONDS = 30;

    KeptConnection(String url, String user, String password) {
        super(url, user, password, true);
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
