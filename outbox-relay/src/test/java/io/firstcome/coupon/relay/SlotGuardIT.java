package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.relay.RelayState.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be wrong with slot and publication, and what health and metrics say of it. */
class SlotGuardIT {

    private final UUID coupon = UUID.randomUUID();
    private OutboxDatabase database;
    private LineReader line;

    @BeforeEach
    void open() {
        database = new OutboxDatabase();
        line = new LineReader();
    }

    @AfterEach
    void close() {
        line.close();
        database.close();
    }

    private static double recreated(RunningRelay relay) {
        return relay.bean(MeterRegistry.class)
                .get("firstcome.relay.slot.recreated")
                .functionCounter()
                .count();
    }

    @Test
    void theRelayWaitsForTheOutboxAndHealthSaysSoOverHttp() throws Exception {
        try (RunningRelay relay = RunningRelay.on(database, "--spring.main.web-application-type=servlet")) {
            relay.awaitPhase(Phase.WAITING_FOR_OUTBOX);
            assertThat(health(relay).statusCode()).isEqualTo(503);
            assertThat(health(relay).body()).contains("WAITING_FOR_OUTBOX");

            database.createOutbox();
            relay.awaitPhase(Phase.STREAMING);
            database.write(coupon, 1, 5);
            line.await(coupon, 5);

            assertThat(health(relay).statusCode()).isEqualTo(200);
            assertThat(health(relay).body()).contains("STREAMING");
            assertThat(recreated(relay)).isZero();
        }
    }

    private static HttpResponse<String> health(RunningRelay relay) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + relay.property("local.server.port") + "/actuator/health");
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aSlotThatIsGoneIsMadeAnewAndCounted() {
        database.createOutbox();
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 5);
            line.await(coupon, 5);
        }
        database.dropSlot();
        database.write(coupon, 6, 10);

        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            assertThat(recreated(relay)).isEqualTo(1);
            database.write(coupon, 11, 15);
            line.await(coupon, 10);
            assertThat(line.placesInOrder(coupon)).containsExactly(1L, 2L, 3L, 4L, 5L, 11L, 12L, 13L, 14L, 15L);
        }
    }

    @Test
    void aSlotThatPostgresInvalidatedIsMadeAnewAndCounted() {
        database.createOutbox();
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 5);
            line.await(coupon, 5);
        }
        invalidateSlot();

        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            assertThat(recreated(relay)).isEqualTo(1);
            database.write(coupon, 6, 10);
            line.await(coupon, 10);
        }
    }

    private void invalidateSlot() {
        database.run("ALTER SYSTEM SET idle_replication_slot_timeout = '1s'");
        try {
            reload();
            await().until(() -> {
                database.run("CHECKPOINT");
                return database.jdbc
                        .sql("SELECT invalidation_reason IS NOT NULL FROM pg_replication_slots WHERE slot_name = :slot")
                        .param("slot", database.name)
                        .query(Boolean.class)
                        .single();
            });
        } finally {
            database.run("ALTER SYSTEM RESET idle_replication_slot_timeout");
            reload();
        }
    }

    private void reload() {
        database.jdbc.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
    }

    @Test
    void anOutboxThatWasDroppedAndMadeAnewIsPublishedAgain() {
        database.createOutbox();
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 5);
            line.await(coupon, 5);
        }
        database.recreateOutbox();

        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 6, 10);
            line.await(coupon, 10);

            database.recreateOutbox();
            await().until(this::outboxIsPublished);
            database.write(coupon, 11, 15);
            line.await(coupon, 15);
            assertThat(relay.state().phase()).isEqualTo(Phase.STREAMING);
        }
    }

    private boolean outboxIsPublished() {
        return database.jdbc
                .sql(
                        "SELECT EXISTS (SELECT FROM pg_publication_tables WHERE schemaname = 'intake' AND tablename = 'outbox')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aSlotOfAnotherDatabaseIsLeftAloneAndNamed() {
        database.createOutbox();
        try (OutboxDatabase other = OutboxDatabase.withOutbox();
                RunningRelay _ = RunningRelay.on(other).awaitPhase(Phase.STREAMING);
                RunningRelay relay = RunningRelay.on(database, "--firstcome.relay.slot-name=" + other.name)) {
            relay.awaitPhase(Phase.BACKING_OFF);

            assertThat(relay.state().lastFailure())
                    .hasValueSatisfying(failure -> assertThat(failure).contains(other.name));
            assertThat(relay.health().getStatus().getCode()).isEqualTo("DOWN");
        }
    }

    @Test
    void metersTellTheSlotsStatus() {
        database.createOutbox();
        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            MeterRegistry meters = relay.bean(MeterRegistry.class);
            await().untilAsserted(() -> {
                assertThat(meters.get("firstcome.relay.slot.wal.status").gauge().value())
                        .isZero();
                assertThat(meters.get("firstcome.relay.slot.lag.bytes").gauge().value())
                        .isNotNegative();
                assertThat(meters.get("firstcome.relay.unpublished.age").gauge().value())
                        .isZero();
                assertThat(meters.get("firstcome.relay.streaming").gauge().value())
                        .isEqualTo(1);
                assertThat(meters.get("firstcome.relay.slot.wal.keep.bytes")
                                .gauge()
                                .value())
                        .isNotNaN();
            });
        }
    }
}
