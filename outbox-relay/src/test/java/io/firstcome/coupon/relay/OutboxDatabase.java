package io.firstcome.coupon.relay;

import io.firstcome.coupon.backing.KeptConnection;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A fresh database with an outbox, and what a test does to it. Its slot has the database's name. */
final class OutboxDatabase implements AutoCloseable {

    private static final Path SCHEMA =
            Path.of("..", "coupon-api", "src", "main", "resources", "db", "intake", "V1__line.sql");

    final String name = "relay_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    final PostgresServer server = TestBacking.get().postgres();
    final JdbcClient jdbc;
    private final KeptConnection connection;

    OutboxDatabase() {
        server.createDatabase(name);
        connection = new KeptConnection(server, server.jdbcUrl(name));
        jdbc = JdbcClient.create(connection);
    }

    static OutboxDatabase withOutbox() {
        OutboxDatabase database = new OutboxDatabase();
        database.createOutbox();
        return database;
    }

    void createOutbox() {
        if (!Files.exists(SCHEMA)) {
            throw new IllegalStateException("the intake's schema is not at " + SCHEMA.toAbsolutePath());
        }
        run("CREATE SCHEMA intake");
        ResourceDatabasePopulator schema = new ResourceDatabasePopulator(new FileSystemResource(SCHEMA));
        schema.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR); // a function's body has semicolons of its own
        schema.execute(connection);
        run("CREATE TABLE intake.outbox_all PARTITION OF intake.outbox DEFAULT");
    }

    void recreateOutbox() {
        run("DROP SCHEMA intake CASCADE");
        createOutbox();
    }

    /** Writes these places of the coupon's line in one transaction, one row after the other. */
    void write(UUID coupon, int from, int to) {
        write("line", coupon, from, to);
    }

    /** Writes rows of that aggregate type. */
    void write(String aggregateType, UUID aggregate, int from, int to) {
        jdbc.sql("""
                        INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)
                        SELECT gen_random_uuid(), :type, :aggregate, 'issue-requested', 'payload-é-' || place, place
                          FROM generate_series(:from, :to) AS place
                        """)
                .param("type", aggregateType)
                .param("aggregate", aggregate)
                .param("from", from)
                .param("to", to)
                .update();
    }

    static List<Long> places(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
    }

    void run(String statement) {
        jdbc.sql(statement).update();
    }

    void dropSlot() {
        jdbc.sql(
                        "SELECT pg_drop_replication_slot(slot_name)::text FROM pg_replication_slots WHERE slot_name = :slot AND NOT active")
                .param("slot", name)
                .query(String.class)
                .optional();
    }

    /** How much WAL the slot holds back. */
    long lagBytes() {
        return jdbc.sql(
                        "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint FROM pg_replication_slots WHERE slot_name = :slot")
                .param("slot", name)
                .query(Long.class)
                .single();
    }

    /** Ends the connection that streams, as an administrator or a failing network would. */
    void killWalSender() {
        jdbc.sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = :slot")
                .param("slot", name)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        dropSlot();
        connection.close();
    }
}
