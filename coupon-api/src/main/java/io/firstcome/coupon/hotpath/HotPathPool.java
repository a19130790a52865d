package io.firstcome.coupon.hotpath;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A few connections of one part's own, so that no other part's crowd can starve it. Their plans are forced to what is
 * right for a large table (index lookups), because a rush fills an empty table faster than autovacuum counts its rows; so
 * they can be generic, too.
 */
public final class HotPathPool implements AutoCloseable {

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

    /** Above the statement timeout: for a server that does not even send that. */
    private static final int SOCKET_GRACE_SECONDS = 5;

    private final HikariDataSource pool;

    /**
     * Each wait has a bound, so that one stuck lock or half-dead connection cannot stop the part.
     *
     * @param name of whose they are, to people who look at the pools or the server's sessions
     * @param size how many connections, all of them kept open
     * @param autoCommit whether each statement is a transaction
     * @param lockTimeoutMillis how long a statement waits for a lock
     * @param statementTimeoutMillis how long a statement may take, waiting included
     * @param connectTimeoutMillis how long {@link #connection} waits at most
     */
    public record Shape(
            String name,
            int size,
            boolean autoCommit,
            int lockTimeoutMillis,
            int statementTimeoutMillis,
            int connectTimeoutMillis) {}

    /** Connects in the background: the database may be away. */
    public HotPathPool(Shape shape, JdbcConnectionDetails database, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("coupon-api-" + shape.name());
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(shape.size());
        config.setConnectionTimeout(shape.connectTimeoutMillis());
        config.setValidationTimeout(shape.connectTimeoutMillis());
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(shape.autoCommit());
        // else the settings below would stand in a transaction that the first rollback undoes
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql(SESSION.formatted(
                shape.lockTimeoutMillis(), shape.statementTimeoutMillis(), shape.statementTimeoutMillis()));
        config.addDataSourceProperty("ApplicationName", "coupon-api " + shape.name());
        config.addDataSourceProperty("connectTimeout", Math.max(1, shape.connectTimeoutMillis() / 1000));
        config.addDataSourceProperty("socketTimeout", shape.statementTimeoutMillis() / 1000 + SOCKET_GRACE_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setMetricRegistry(meters);
        pool = new HikariDataSource(config);
    }

    /** A connection; closing it rolls back what is not committed. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** For statements by Spring's means. */
    public DataSource dataSource() {
        return pool;
    }

    /** When one connection is lost the others probably are, too: the next try is to have a new one. */
    public void dropIdle() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
