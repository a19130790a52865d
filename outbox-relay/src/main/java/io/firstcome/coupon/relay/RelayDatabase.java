package io.firstcome.coupon.relay;

import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The relay's one connection for what is not streaming: opened on first use, opened again after a failure. Not a {@code
 * DataSource} bean, so that nothing else takes it for its own.
 */
@Component
final class RelayDatabase implements AutoCloseable {

    /** Without these, a host that has gone silent would hold the supervisor for minutes. */
    private static final String TIMEOUTS = "connectTimeout=5&socketTimeout=20&tcpKeepAlive=true";

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    RelayDatabase(RelaySettings settings) {
        RelaySettings.Database database = settings.database();
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name()
                + "?ApplicationName=outbox-relay&" + TIMEOUTS;
        this.connection = new SingleConnectionDataSource(url, database.user(), database.password(), true);
        this.jdbc = JdbcClient.create(connection);
    }

    /** @throws DataAccessException if the database does not answer or refuses; the next call connects anew */
    synchronized <T> T ask(Function<JdbcClient, T> question) {
        try {
            return question.apply(jdbc);
        } catch (DataAccessException failure) {
            connection.resetConnection();
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        connection.close();
    }
}
