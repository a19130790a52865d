package io.firstcome.coupon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the driver really sends for a commit, and what a real PostgreSQL does with it. */
class FaultProxyIT {

    private static final String DATABASE = "fault_proxy";

    private final PostgresServer server = TestBacking.get().postgres();
    private FaultProxy proxy;

    @BeforeEach
    void start() throws SQLException {
        proxy = FaultProxy.inFrontOfPostgres(new InetSocketAddress(server.host(), server.port()));
        server.createDatabase(DATABASE);
        try (Connection direct =
                DriverManager.getConnection(server.jdbcUrl(DATABASE), server.user(), server.password())) {
            execute(direct, "DROP TABLE IF EXISTS word; CREATE TABLE word (word text PRIMARY KEY)");
        }
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private Connection through(String options) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + proxy.address().getPort() + "/" + DATABASE + options,
                server.user(),
                server.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Set<String> words() throws SQLException {
        Set<String> words = new TreeSet<>();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(DATABASE), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT word FROM word")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    @Test
    void losesTheAnswerToACommitAndTheRowIsThere() throws SQLException {
        loses("");
    }

    @Test
    void losesItFromADriverThatSendsSimpleQueriesToo() throws SQLException {
        loses("?preferQueryMode=simple");
    }

    private void loses(String options) throws SQLException {
        try (Connection connection = through(options)) {
            for (int i = 0; i < 10; i++) { // the driver comes to prepare what it repeats
                execute(connection, "INSERT INTO word VALUES ('before " + i + "')");
                connection.commit();
            }
            proxy.loseNextCommitAnswer();
            execute(connection, "INSERT INTO word VALUES ('never told')");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            assertThat(proxy.lostCommitAnswers()).isOne();
        }
        assertThat(words()).hasSize(11).contains("never told");
        try (Connection connection = through(options)) {
            execute(connection, "INSERT INTO word VALUES ('after')");
            connection.commit();
        }
        assertThat(words()).hasSize(12);
    }

    @Test
    void aCutBeforeTheCommitLosesTheRow() throws SQLException {
        try (Connection connection = through("")) {
            execute(connection, "INSERT INTO word VALUES ('rolled back')");
            proxy.cut();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsBehindWhichPortWhoIs() throws SQLException {
        try (Proxies proxies = new Proxies()) {
            InetSocketAddress address =
                    proxies.database("api-1", "postgres", new InetSocketAddress(server.host(), server.port()));
            assertThat(proxies.database("api-1", "postgres", address))
                    .as("asked again")
                    .isEqualTo(address);
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + address.getPort() + "/" + DATABASE,
                            server.user(),
                            server.password());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT client_port FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
                row.next();
                assertThat(proxies.clientBehind(row.getInt(1))).hasValue("api-1");
                assertThat(proxies.clientBehind(1)).isEmpty();
            }
            assertThat(proxies.databasesOf("api-1")).hasSize(1);
            assertThat(proxies.databasesOf("api-2")).isEmpty();
        }
    }
}
