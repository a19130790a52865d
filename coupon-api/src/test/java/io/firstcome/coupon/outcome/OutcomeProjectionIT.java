package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.outbox.SeededLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger says, stored: told twice, in the wrong order, unreadable, contradicting, with the database away. */
class OutcomeProjectionIT {

    private static final String NAME = "outcome_projection";

    private static DecisionsTopic topic;
    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        topic = DecisionsTopic.open();
        api = ApiUnderTest.start(ApiUnderTest.freshDatabase(NAME), "firstcome.outcome.retry-max-millis=500");
        database = ApiUnderTest.database(TestBacking.get().postgres().jdbcUrl(NAME));
    }

    @AfterAll
    static void stop() {
        api.close();
        topic.close();
    }

    @Test
    void isTheSameHoweverOftenItIsTold() {
        SeededLine line = SeededLine.create(database, 2, 3);

        topic.say(issued(line, 1, 1), progress(line, 1, 1, 0), issued(line, 1, 1), issued(line, 2, 2));
        topic.say(progress(line, 2, 2, 0), issued(line, 2, 2), issued(line, 1, 1), progress(line, 1, 1, 0));
        topic.say(refused(line, 3, RefusalReason.SOLD_OUT));

        await().until(() -> outcomes(line), List.of("1 issued 1", "2 issued 2", "3 refused sold-out")::equals);
        assertThat(conflicts()).isZero();
        assertThat(stored(line)).isEqualTo(progress(line, 2, 2, 0));
    }

    @Test
    void keepsTheLatestProgressWhateverTheOrder() {
        SeededLine line = SeededLine.create(database, 2, 9);

        topic.say(progress(line, 8, 2, 4));
        await().until(() -> stored(line), progress(line, 8, 2, 4)::equals);
        topic.say(progress(line, 5, 2, 0), progress(line, 8, 2, 5));
        topic.say(progress(line, 8, 3, 3));
        await().until(() -> stored(line), progress(line, 8, 3, 3)::equals);
        topic.say(progress(line, 8, 2, 4), progress(line, 9, 3, 4), progress(line, 8, 2, 4));
        await().until(() -> stored(line), progress(line, 9, 3, 4)::equals);
    }

    @Test
    void skipsWhatItCannotRead() {
        SeededLine line = SeededLine.create(database, 2, 1);
        double before = count("firstcome.outcome.unreadable");

        topic.send(0, line.couponId(), "{ broken".getBytes(StandardCharsets.UTF_8));
        topic.send(1, line.couponId(), "{\"v\":1,\"type\":\"unknown\"}".getBytes(StandardCharsets.UTF_8));
        topic.send(2, line.couponId(), new byte[0]);
        topic.say(issued(line, 1, 1));

        await().until(() -> outcomes(line), List.of("1 issued 1")::equals);
        await().until(() -> count("firstcome.outcome.unreadable") - before == 3);
    }

    @Test
    void aDecisionThatContradictsTheStoredOneChangesNothingAndIsReported() {
        SeededLine line = SeededLine.create(database, 2, 2);
        double before = conflicts();
        topic.say(issued(line, 1, 1));
        await().until(() -> outcomes(line), List.of("1 issued 1")::equals);

        topic.say(refused(line, 1, RefusalReason.CLOSED), issued(line, 2, 2));

        await().until(() -> outcomes(line), List.of("1 issued 1", "2 issued 2")::equals);
        await().until(() -> conflicts() - before == 1);
    }

    @Test
    void waitsForADatabaseThatIsAwayAndLosesNothing() throws SQLException {
        SeededLine line = SeededLine.create(database, 2, 2);
        RecentDecisions heard = api.bean(RecentDecisions.class);
        allowConnections(false);
        try {
            topic.say(issued(line, 1, 1), progress(line, 1, 1, 0));
            topic.say(issued(line, 2, 2), progress(line, 2, 2, 0));
            Reply status = api.send(
                    "GET",
                    "/v1/issue-requests/" + line.request(1).requestId(),
                    TestTokens.customer("customer-1"),
                    null);
            assertThat(status.status()).isEqualTo(503);
            assertThat(status.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(heard.find(line.request(1).requestId()))
                    .as("told before it is stored")
                    .isEmpty();
        } finally {
            allowConnections(true);
        }

        await().ignoreExceptions().until(() -> outcomes(line), List.of("1 issued 1", "2 issued 2")::equals);
        await().until(() -> stored(line), progress(line, 2, 2, 0)::equals);
        await().until(() -> heard.find(line.request(2).requestId()).isPresent());
    }

    /** The server is shared, so it is this database that goes away. */
    private static void allowConnections(boolean allowed) throws SQLException {
        PostgresServer postgres = TestBacking.get().postgres();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + NAME + " ALLOW_CONNECTIONS " + allowed);
            if (!allowed) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + NAME + "'");
            }
        }
    }

    private static List<String> outcomes(SeededLine line) {
        return database.sql("""
                        SELECT concat_ws(' ', ticket, outcome, serial, reason) FROM intake.outcome
                         WHERE coupon_id = ? ORDER BY ticket
                        """)
                .param(line.couponId().value())
                .query(String.class)
                .list();
    }

    private static @Nullable LineProgressed stored(SeededLine line) {
        return database.sql("SELECT * FROM intake.line_progress WHERE coupon_id = ?")
                .param(line.couponId().value())
                .query((row, _) -> LineProgressTable.progress(line.couponId(), row))
                .optional()
                .orElse(null);
    }

    private static double conflicts() {
        return count("firstcome.outcome.conflicts");
    }

    private static double count(String meter) {
        return api.bean(MeterRegistry.class).get(meter).counter().count();
    }
}
