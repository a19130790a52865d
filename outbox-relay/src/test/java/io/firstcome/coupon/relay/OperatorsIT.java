package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertReceiver;
import io.firstcome.coupon.alert.Runbook;
import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.relay.RelayState.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What operators see and are told when something that the relay needs is away: over HTTP, as in production. */
class OperatorsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final UUID coupon = UUID.randomUUID();
    private final AlertReceiver receiver = new AlertReceiver();
    private OutboxDatabase database;
    private LineReader line;
    private JdbcClient server;

    @BeforeEach
    void open() {
        database = OutboxDatabase.withOutbox();
        line = new LineReader();
        server = JdbcClient.create(new DriverManagerDataSource(
                database.server.jdbcUrl("postgres"), database.server.user(), database.server.password()));
    }

    @AfterEach
    void close() {
        line.close();
        database.close();
        receiver.close();
    }

    private RunningRelay relay(String... more) {
        Stream<String> told = Stream.of(receiver.settings()).map(setting -> "--" + setting);
        Stream<String> usual = Stream.of("--spring.main.web-application-type=servlet");
        return RunningRelay.on(
                database,
                Stream.of(usual, told, Stream.of(more)).flatMap(each -> each).toArray(String[]::new));
    }

    private static HttpResponse<String> health(RunningRelay relay, String group) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri =
                    URI.create("http://localhost:" + relay.property("local.server.port") + "/actuator/health/" + group);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void expect(RunningRelay relay, String group, int status) {
        HttpResponse<String> answer = health(relay, group);
        assertThat(answer.statusCode()).as("%s: %s", group, answer.body()).isEqualTo(status);
    }

    private void awaitTold(AlertKind kind, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.has(kind, state))
                        .as("%s %s of %s", state, kind, receiver.received())
                        .isTrue());
    }

    @Test
    void withoutKafkaTheRelayStaysInServiceAndTellsOfTheBacklogUntilItIsGone() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable());
        try (RunningRelay relay =
                relay("--firstcome.relay.max-unpublished-age-seconds=1").awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
            expect(relay, "needs", 200);
            kafka.stop();
            try {
                database.write(coupon, 11, 20);
                awaitTold(AlertKind.UNPUBLISHED_BACKLOG, "firing");
                await().atMost(PATIENCE).untilAsserted(() -> expect(relay, "needs", 503));
                assertThat(health(relay, "needs").body()).contains("\"kafka\":{", "away since", "\"postgresql\":{");
                expect(relay, "liveness", 200);
                expect(relay, "readiness", 200);
            } finally {
                kafka.start();
            }
            awaitTold(AlertKind.UNPUBLISHED_BACKLOG, "resolved");
            await().atMost(PATIENCE).untilAsserted(() -> expect(relay, "needs", 200));
            assertThat(line.await(coupon, 20)).isNotEmpty();
        }
    }

    @Test
    void withoutItsDatabaseTheRelayIsAliveButNotReady() {
        try (RunningRelay relay = relay().awaitPhase(Phase.STREAMING)) {
            expect(relay, "readiness", 200);
            server.sql("ALTER DATABASE " + database.name + " ALLOW_CONNECTIONS false")
                    .update();
            try {
                server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")
                        .param(database.name)
                        .query(Boolean.class)
                        .list();
                await().atMost(PATIENCE).untilAsserted(() -> {
                    expect(relay, "needs", 503);
                    expect(relay, "readiness", 503);
                });
                expect(relay, "liveness", 200);
                assertThat(health(relay, "needs").body()).contains("what is accepted waits in the WAL");
            } finally {
                server.sql("ALTER DATABASE " + database.name + " ALLOW_CONNECTIONS true")
                        .update();
            }
            await().atMost(PATIENCE).untilAsserted(() -> {
                expect(relay, "needs", 200);
                expect(relay, "readiness", 200);
            });
        }
    }

    @Test
    void aSlotThatWasLostIsToldAndThatItIsThereAgain() {
        try (RunningRelay _ = relay().awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 5);
            line.await(coupon, 5);
        }
        database.dropSlot();
        try (RunningRelay _ = relay().awaitPhase(Phase.STREAMING)) {
            awaitTold(AlertKind.SLOT_LOST, "firing");
            awaitTold(AlertKind.SLOT_LOST, "resolved");
        }
    }

    /** Kafka is away, so that the slot stands still, while others write WAL up to near the slot's limit. */
    @Test
    void aSlotCloseToItsLimitIsToldBeforeItIsLost() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable());
        server.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '128MB'").update();
        server.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        try (RunningRelay relay =
                relay("--firstcome.relay.slot-alert-percent=40").awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
            assertThat(relay.bean(MeterRegistry.class)
                            .get("firstcome.relay.slot.safe.bytes")
                            .gauge()
                            .value())
                    .isGreaterThan(100e6);
            assertThat(receiver.received()).isEmpty();
            kafka.stop();
            try {
                database.write(coupon, 11, 20);
                for (int megabyte = 0; megabyte < 70; megabyte++) {
                    database.jdbc
                            .sql("SELECT pg_logical_emit_message(false, 'filler', repeat('x', 1000000))::text")
                            .query(String.class)
                            .single();
                }
                awaitTold(AlertKind.SLOT_NEAR_LIMIT, "firing");
            } finally {
                kafka.start();
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
                letTheSlotLetGo();
                return receiver.has(AlertKind.SLOT_NEAR_LIMIT, "resolved");
            });
            assertThat(receiver.received()).noneMatch(told -> told.alert().equals(AlertKind.SLOT_LOST.code()));
        } finally {
            server.sql("ALTER SYSTEM RESET max_slot_wal_keep_size").update();
            server.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        }
    }

    @Test
    void withoutALimitNothingIsCloseToIt() {
        server.sql("ALTER SYSTEM SET max_slot_wal_keep_size = -1").update();
        server.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        try (RunningRelay relay = relay().awaitPhase(Phase.STREAMING)) {
            SlotWatch watch = relay.bean(SlotWatch.class);
            await().atMost(PATIENCE).until(() -> watch.position().walStatus().equals("reserved"));
            assertThat(watch.position().walKeepBytes()).isNegative();
            assertThat(watch.position().safeBytes()).isEqualTo(-1);
            assertThat(receiver.received()).isEmpty();
        } finally {
            server.sql("ALTER SYSTEM RESET max_slot_wal_keep_size").update();
            server.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        }
    }

    /** PostgreSQL gives WAL back at a snapshot of the running transactions, which it takes of itself now and then. */
    private void letTheSlotLetGo() {
        database.jdbc
                .sql(
                        "SELECT pg_log_standby_snapshot()::text, pg_logical_emit_message(false, 'filler', repeat('x', 2000000))::text")
                .query()
                .singleRow();
    }

    @Test
    void theRunbookListsTheMetersThatThereAre() {
        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            assertThat(relay.bean(MeterRegistry.class).getMeters().stream()
                            .map(meter -> meter.getId().getName())
                            .filter(name -> name.startsWith("firstcome."))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(Runbook.meters("outbox-relay"));
        }
    }
}
