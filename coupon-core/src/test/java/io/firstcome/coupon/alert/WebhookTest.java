package io.firstcome.coupon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP on loopback. */
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AlertReceiver receiver = new AlertReceiver();
    private final List<String> logged = new ArrayList<>();
    private final Logger log = Logger.getLogger("io.firstcome.coupon.alert");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            synchronized (logged) {
                logged.add(new SimpleFormatter().format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void close() {
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
        receiver.close();
    }

    private Alerts alerts(String... more) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : receiver.settings()) {
            settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        for (String setting : more) {
            settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return Alerts.start(AlertSettings.read(settings::get), "coupon-api", InstantSource.system());
    }

    private static void await(BooleanSupplier met) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!met.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static long count(Alerts alerts, String name) {
        return Objects.requireNonNull(alerts.counts().get(name)).getAsLong();
    }

    @Test
    void aMessageIsSignedAndHasATextForPeopleAndFieldsForPrograms() throws Exception {
        try (Alerts alerts = alerts("firstcome.alerts.instance=node \"7\"")) {
            alerts.trouble(AlertKind.DEAD_LETTER, "1 record waits.");
            await(() -> receiver.received().size() == 1);

            AlertReceiver.Received told = receiver.received().getFirst();
            assertThat(told.genuine()).isTrue();
            assertThat(told.text())
                    .isEqualTo("FIRING: dead-letter at coupon-api (node \"7\"): 1 record waits. What to do:"
                            + " infra/runbook/poison-message.md");
            assertThat(told.state()).isEqualTo("firing");
            assertThat(told.body().path("key").asString()).isEqualTo("coupon-api/dead-letter");
            await(() -> count(alerts, "delivered") == 1);
        }
    }

    @Test
    void anotherSecretMakesAnotherSignature() throws Exception {
        try (Alerts alerts = alerts("firstcome.alerts.secret=not the receiver's secret")) {
            alerts.trouble(AlertKind.DEAD_LETTER, "x");
            await(() -> receiver.received().size() == 1);
            assertThat(receiver.received().getFirst().genuine()).isFalse();
        }
    }

    @Test
    void whatTheReceiverCannotTakeIsSentAgainAndIsTheSameDelivery() throws Exception {
        receiver.answerNext(500, 503, 429);
        try (Alerts alerts = alerts()) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            await(() -> count(alerts, "delivered") == 1);
            assertThat(receiver.received()).hasSize(4).allMatch(AlertReceiver.Received::genuine);
            assertThat(receiver.received().stream()
                            .map(AlertReceiver.Received::delivery)
                            .distinct())
                    .hasSize(1);
            assertThat(count(alerts, "retried")).isEqualTo(3);
            assertThat(count(alerts, "failed")).isZero();
        }
    }

    @Test
    void itGivesUpAfterTheAttemptsAndGoesOnWithTheNext() throws Exception {
        receiver.answerNext(500, 500, 500);
        try (Alerts alerts = alerts("firstcome.alerts.attempts=3")) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            alerts.trouble(AlertKind.DEAD_LETTER, "y");
            await(() -> receiver.has(AlertKind.DEAD_LETTER, "firing"));
            assertThat(count(alerts, "failed")).isEqualTo(1);
            assertThat(receiver.received()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404})
    void aRefusalIsFinal(int status) throws Exception {
        receiver.answerNext(status);
        try (Alerts alerts = alerts()) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            await(() -> count(alerts, "failed") == 1);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void neitherTheSecretNorTheAddressIsLogged() throws Exception {
        receiver.answerNext(400);
        try (Alerts alerts = alerts()) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            await(() -> count(alerts, "failed") == 1);
        }
        receiver.close();
        try (Alerts alerts = alerts("firstcome.alerts.attempts=1")) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            await(() -> count(alerts, "failed") == 1);
            String all = String.join("", logged)
                    + AlertSettings.read(name -> switch (name) {
                        case "firstcome.alerts.webhook-url" -> receiver.url();
                        case "firstcome.alerts.secret" -> AlertReceiver.SECRET;
                        default -> null;
                    });
            assertThat(all)
                    .contains("slot-lost", "127.0.0.1")
                    .doesNotContain(AlertReceiver.SECRET, "a-part-that-nobody");
        }
    }

    @Test
    void aReceiverThatIsAwayHoldsUpNobody() {
        receiver.close();
        try (Alerts alerts = alerts()) {
            long before = System.nanoTime();
            for (AlertKind kind : AlertKind.values()) {
                alerts.trouble(kind, "x");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(alerts.isFiring(AlertKind.DEAD_LETTER)).isTrue();
        }
    }
}
