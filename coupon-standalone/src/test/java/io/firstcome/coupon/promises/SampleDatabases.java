package io.firstcome.coupon.promises;

import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Databases that are copies of one clean sample, and of the same without any constraint, key or trigger. */
final class SampleDatabases {

    /** Sold out with a waiting list, raised, closed: tickets 1 to 53 hold, 54 to 60 were refused at the end. */
    static final String CLOSED = SampleLine.couponId(1).toString();

    /** Lowered below what was issued: tickets 1 to 18 hold. */
    static final String LOWERED = SampleLine.couponId(2).toString();

    /** Tickets 1 to 10 hold, 11 to 14 wait. */
    static final String WAITING = SampleLine.couponId(12).toString();

    /** Two for each customer: three were refused a third. */
    static final String TWO_EACH = SampleLine.couponId(9).toString();

    /** Open, with places left: tickets 1 to 60 hold, at the sequences 2 to 61. */
    static final String OPEN = SampleLine.couponId(4).toString();

    private static final List<String> STRIP = List.of("""
            DO $$
            DECLARE rule record;
            BEGIN
                FOR rule IN SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
                             WHERE connamespace IN ('intake'::regnamespace, 'ledger'::regnamespace)
                               AND contype IN ('c', 'f', 'p', 'u') AND conparentid = 0 AND conislocal
                             ORDER BY contype <> 'f'
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.of_table, rule.conname);
                END LOOP;
            END $$
            """, "DROP FUNCTION ledger.refuse_change CASCADE");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PostgresServer postgres = TestBacking.get().postgres();
    private final String prefix;

    SampleDatabases(String prefix) {
        this.prefix = prefix;
    }

    void create(long seed) throws SQLException {
        postgres.createDatabase(prefix + "_clean");
        try (Connection connection = connect(prefix + "_clean")) {
            schema(connection);
            SampleData data = new SampleData(connection, new Random(seed));
            var opensAt = SampleData.anHourAgo();
            data.update("INSERT INTO ledger.pace VALUES (?, 1000)", opensAt.minusSeconds(60));
            data.write(new SampleLine(1, opensAt, 50, 10, 1)
                    .crowd(55)
                    .quantity(53)
                    .crowd(5)
                    .close());
            data.write(new SampleLine(2, opensAt, 20, 5, 1).crowd(18).quantity(10));
            data.write(new SampleLine(3, opensAt, 0, 0, 1));
            data.write(new SampleLine(4, opensAt, 100, 0, 1).crowd(60));
            data.write(new SampleLine(5, opensAt, 6, 0, 1)
                    .crowd(3)
                    .closedAsFailed("unlucky")
                    .crowd(2));
            data.write(
                    new SampleLine(12, opensAt, 8, 4, 1).crowd(12).quantity(10).crowd(2));
            SampleLine twoEach = new SampleLine(9, opensAt, 40, 10, 2);
            for (int ask = 0; ask < 33; ask++) {
                twoEach.ask("regular-" + ask % 15);
            }
            data.write(twoEach.crowd(4));
        }
        copy(prefix + "_clean", prefix + "_stripped");
        run(prefix + "_stripped", STRIP);
    }

    private static void schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA intake");
            statement.execute("CREATE SCHEMA ledger");
            statement.execute(migrations("coupon-api", "intake"));
            statement.execute(migrations("coupon-consumer", "ledger"));
            statement.execute("CREATE TABLE intake.outbox_sample PARTITION OF intake.outbox" + " FOR VALUES FROM ('"
                    + SampleData.anHourAgo().minusSeconds(86_400) + "') TO ('infinity')");
        }
    }

    private static String migrations(String module, String schema) {
        Path directory = Path.of("..", module, "src/main/resources/db", schema);
        try (Stream<Path> files = Files.list(directory)) {
            StringBuilder sql = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                sql.append(Files.readString(file, StandardCharsets.UTF_8)).append('\n');
            }
            return sql.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A new database with the clean sample. */
    String clean() throws SQLException {
        return copy(prefix + "_clean", prefix + "_" + NUMBER.incrementAndGet());
    }

    /** A new database with the clean sample, in which everything can be broken. */
    String stripped() throws SQLException {
        return copy(prefix + "_stripped", prefix + "_" + NUMBER.incrementAndGet());
    }

    private String copy(String from, String to) throws SQLException {
        run("postgres", List.of("CREATE DATABASE " + to + " TEMPLATE " + from));
        return to;
    }

    void drop(String database) throws SQLException {
        run("postgres", List.of("DROP DATABASE " + database + " WITH (FORCE)"));
    }

    void run(String database, List<String> statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    Verdict verify(String intake, String ledger, VerifyOptions options) throws SQLException {
        try (Connection intakeSide = connect(intake);
                Connection ledgerSide = connect(ledger)) {
            return Promises.check(intakeSide, ledgerSide, options);
        }
    }
}
