package io.firstcome.coupon.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertReceiver;
import io.firstcome.coupon.alert.Runbook;
import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TcpGate;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.outcome.DecisionsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see and are told when something that two instances need is away: over HTTP, as in production. */
class OperatorsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static AlertReceiver receiver;
    private static DecisionsTopic ledger;
    private static TcpGate gate;
    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        receiver = new AlertReceiver();
        ledger = DecisionsTopic.open();
        PostgresServer postgres = TestBacking.get().postgres();
        String url = ApiUnderTest.freshDatabase("operators");
        gate = new TcpGate(postgres.host(), postgres.port());
        String[] settings = Stream.concat(
                        Stream.of(receiver.settings()),
                        Stream.of(
                                "firstcome.dead-letters.count-millis=100",
                                "firstcome.outcome.partition-check-millis=500",
                                "firstcome.intake.connect-timeout-millis=300"))
                .toArray(String[]::new);
        api = ApiUnderTest.start(gate.jdbcUrl("operators"), settings);
        other = ApiUnderTest.start(url, settings);
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        gate.open();
        other.close();
        api.close();
        gate.close();
        ledger.close();
        receiver.close();
    }

    private static Reply health(String group) {
        return api.send("GET", "/actuator/health/" + group, null, null);
    }

    private static void expect(String group, int status) {
        Reply reply = health(group);
        assertThat(reply.status()).as("%s: %s", group, reply.body()).isEqualTo(status);
    }

    @Test
    void withoutKafkaItStaysInServiceAcceptsAndSaysSo() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable());
        String coupon = api.openCoupon(10, 0);
        await().atMost(PATIENCE).untilAsserted(() -> expect("needs", 200));
        kafka.stop();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> expect("needs", 503));
            expect("liveness", 200);
            expect("readiness", 200);
            assertThat(api.ask(coupon, "without-kafka").status()).isEqualTo(202);
            assertThat(health("needs")
                            .body()
                            .path("components")
                            .path("kafka")
                            .path("status")
                            .asString())
                    .isEqualTo("AWAY");
            assertThat(health("needs").body().toString()).doesNotContain("away since");
            assertThat(api.send("GET", "/actuator/health/needs", TestTokens.customer("c"), null)
                            .body()
                            .toString())
                    .doesNotContain("away since");
            assertThat(api.admin("GET", "/actuator/health/needs", null).body().toString())
                    .contains("away since", "customers are still accepted");
        } finally {
            kafka.start();
        }
        await().atMost(PATIENCE).untilAsserted(() -> expect("needs", 200));
    }

    @Test
    void withoutItsDatabaseItStaysInServiceRefusesAndTells() {
        String coupon = api.openCoupon(10, 0);
        gate.shut();
        try {
            await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.INTAKE_BREAKER_OPEN, "firing"));
            expect("needs", 503);
            expect("liveness", 200);
            expect("readiness", 200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(api.ask(coupon, "without-database").status())
                                    .isEqualTo(503));
            assertThat(meters().get("firstcome.needs.away")
                            .tag("need", "postgresql")
                            .gauge()
                            .value())
                    .isPositive();
            assertThat(meters().find("firstcome.intake.failures").counters()).isNotEmpty();
        } finally {
            gate.open();
        }
        await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.INTAKE_BREAKER_OPEN, "resolved"));
        await().atMost(PATIENCE).untilAsserted(() -> expect("needs", 200));
    }

    /** Both see it, and it is told once. */
    @Test
    void aDeadLetterIsToldByOneOfTheInstancesAndThatItIsDoneWith() {
        UUID letter = UUID.randomUUID();
        database.sql("""
                        INSERT INTO intake.dead_letter (id, topic, topic_partition, topic_offset, cause, recorded_at, state,
                                                        changed_at)
                        VALUES (?, 'coupon.line', 0, 1, 'broken', now(), 'open', now())""").param(letter).update();
        await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.DEAD_LETTER, "firing"));
        await().during(Duration.ofSeconds(2)).until(() -> count(AlertKind.DEAD_LETTER) == 1);

        database.sql("UPDATE intake.dead_letter SET state = 'closed' WHERE id = ?")
                .param(letter)
                .update();
        await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.DEAD_LETTER, "resolved"));
        assertThat(count(AlertKind.DEAD_LETTER)).isEqualTo(2);
    }

    private static long count(AlertKind kind) {
        return receiver.received().stream()
                .filter(one -> one.alert().equals(kind.code()))
                .count();
    }

    private static MeterRegistry meters() {
        return api.bean(MeterRegistry.class);
    }

    @Test
    void theRunbookListsTheMetersThatThereAre() {
        String coupon = api.openCoupon(1, 0);
        assertThat(api.ask(coupon, "metered").status()).isEqualTo(202);
        Set<String> listed = new TreeSet<>(Runbook.meters("coupon-api"));
        // counted by a cause, and so there once something has failed
        listed.remove("firstcome.intake.failures");
        assertThat(meters().getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .filter(name -> name.startsWith("firstcome."))
                        .filter(name -> !name.equals("firstcome.intake.failures"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(api.send("GET", "/actuator/metrics/firstcome.needs.away", null, null)
                        .status())
                .isEqualTo(401);
        assertThat(api.admin("GET", "/actuator/metrics/firstcome.needs.away", null)
                        .status())
                .isEqualTo(200);
    }
}
