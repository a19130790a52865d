package io.firstcome.coupon.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackingIT {

    @Test
    void whatWasStoredIsThereAfterARestartOnTheSameDirectory(@TempDir Path directory) throws Exception {
        try (Backing backing = new BackingSettings.Embedded(directory).start()) {
            backing.postgres().createDatabase("kept");
            execute(backing, "CREATE TABLE t AS SELECT 7 AS n");
            execute(backing, "SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
            try (Admin admin = admin(backing)) {
                admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                        .all()
                        .get(1, TimeUnit.MINUTES);
                backing.kafka().stop();
                backing.kafka().start();
                assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES)).contains("kept");
            }
        }
        try (Backing backing = new BackingSettings.Embedded(directory).start();
                Admin admin = admin(backing)) {
            backing.postgres().createDatabase("kept");
            assertThat(query(backing, "SELECT n FROM t")).isEqualTo("7");
            assertThat(query(backing, "SELECT slot_name FROM pg_replication_slots"))
                    .isEqualTo("s");
            assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES)).contains("kept");
        }
    }

    @Test
    void isAsDurableAsAProductionServer() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(query(TestBacking.get(), "SHOW " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void aThrowawayLeavesNothingBehind() throws Exception {
        Backing backing = BackingSettings.Throwaway.somewhere().start();
        String data = query(backing, "SHOW data_directory");
        long postmaster = Long.parseLong(
                Files.readAllLines(Path.of(data, "postmaster.pid")).getFirst());
        backing.close();
        assertThat(Path.of(data, "..", "..").normalize()).doesNotExist();
        assertThat(ProcessHandle.of(postmaster)).isEmpty();
    }

    private static Admin admin(Backing backing) {
        return Admin.create(Map.of("bootstrap.servers", backing.kafka().bootstrapServers()));
    }

    private static Connection connect(Backing backing) throws SQLException {
        PostgresServer postgres = backing.postgres();
        postgres.createDatabase("kept");
        return DriverManager.getConnection(postgres.jdbcUrl("kept"), postgres.user(), postgres.password());
    }

    private static void execute(Backing backing, String sql) throws SQLException {
        try (Connection connection = connect(backing);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Backing backing, String sql) throws SQLException {
        try (Connection connection = connect(backing);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
