package io.firstcome.coupon.intake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * The intake's own few connections, so that a crowd of status queries cannot starve the writers: one for each writer,
 * one for the board and one for the loader of members. Not a {@code DataSource} bean: nobody else is to use it.
 */
@Component
class IntakePool implements DisposableBean {

    /**
     * Bounds each wait, so that one stuck lock or half-dead connection cannot stop the intake. The plans are forced to
     * what is right for a large table (index lookups), because a rush fills an empty table faster than autovacuum
     * counts its rows; so they can be generic, too.
     */
    private static final String SESSION = """
            SET lock_timeout = %d;
            SET statement_timeout = %d;
            SET idle_in_transaction_session_timeout = %d;
            SET enable_seqscan = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET enable_sort = off;
            SET jit = off;
            SET plan_cache_mode = force_generic_plan
            """;

    private static final int BOARD_AND_LOADER = 2;
    /** Above the statement timeout: for a server that does not even send that. */
    private static final int SOCKET_GRACE_SECONDS = 5;

    private final HikariDataSource pool;

    IntakePool(JdbcConnectionDetails database, IntakeSettings settings, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("coupon-api-intake");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(settings.writers() + BOARD_AND_LOADER);
        config.setConnectionTimeout(settings.connectTimeoutMillis());
        config.setValidationTimeout(settings.connectTimeoutMillis());
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        // else the settings below would stand in a transaction that the first rollback undoes
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql(SESSION.formatted(
                settings.lockTimeoutMillis(), settings.statementTimeoutMillis(), settings.statementTimeoutMillis()));
        config.addDataSourceProperty("ApplicationName", "coupon-api intake");
        config.addDataSourceProperty("connectTimeout", Math.max(1, settings.connectTimeoutMillis() / 1000));
        config.addDataSourceProperty("socketTimeout", settings.statementTimeoutMillis() / 1000 + SOCKET_GRACE_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setMetricRegistry(meters);
        pool = new HikariDataSource(config);
    }

    /** A connection without autocommit; closing it rolls back what is not committed. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** When one connection is lost the others probably are, too: the next try is to have a new one. */
    void dropIdle() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
