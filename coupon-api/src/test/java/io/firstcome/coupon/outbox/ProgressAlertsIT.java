package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertReceiver;
import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.outcome.DecisionsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators are told of lines that stand still. The test speaks for the ledger and for the relay. */
class ProgressAlertsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SLOT = "progress_alerts_it";
    private static final String DATABASE = ApiUnderTest.freshDatabase("progress_alerts");

    private static AlertReceiver receiver;
    private static DecisionsTopic ledger;
    private static ApiUnderTest api;
    private static JdbcClient database;
    private static PublishedOutbox outbox;

    @BeforeAll
    static void start() {
        receiver = new AlertReceiver();
        ledger = DecisionsTopic.open();
        api = ApiUnderTest.start(
                DATABASE,
                Stream.concat(
                                Stream.of(receiver.settings()),
                                Stream.of(
                                        "firstcome.healing.slot-name=" + SLOT,
                                        "firstcome.healing.sweep-millis=50",
                                        "firstcome.healing.initial-delay-millis=50",
                                        "firstcome.progress.look-millis=100",
                                        "firstcome.progress.gap-attempts=3",
                                        "firstcome.progress.stalled-seconds=2"))
                        .toArray(String[]::new));
        database = ApiUnderTest.database(DATABASE);
        outbox = new PublishedOutbox(database, SLOT);
    }

    @AfterAll
    static void stop() {
        api.close();
        outbox.close();
        ledger.close();
        receiver.close();
    }

    private static LineProgressed progress(SeededLine line, long nextSequence) {
        return new LineProgressed(line.couponId(), nextSequence, nextSequence - 2, 0, nextSequence - 2, 0, false);
    }

    private static boolean told(AlertKind kind, String state) {
        return receiver.has(kind, state);
    }

    private static double meter(String name) {
        return api.bean(MeterRegistry.class).get(name).gauge().value();
    }

    @Test
    void missingMessagesThatArePublishedAgainInVainAreTold() {
        SeededLine line = SeededLine.create(database, api.bean(OutboxTable.class), 10, 10);
        outbox.publishAll();
        ledger.say(progress(line, 5), new GapReported(line.couponId(), 5, 7));

        await().atMost(PATIENCE).until(() -> {
            outbox.publishAll();
            return told(AlertKind.GAP_NOT_HEALED, "firing");
        });
        assertThat(meter("firstcome.healing.stuck")).isEqualTo(1);

        ledger.say(progress(line, 12));
        await().atMost(PATIENCE).until(() -> told(AlertKind.GAP_NOT_HEALED, "resolved"));
    }

    @Test
    void aLineThatDoesNotMoveIsToldUnlessAnAdminHasStoppedIt() {
        api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 0}");
        SeededLine line = SeededLine.create(database, api.bean(OutboxTable.class), 10, 3);
        await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> meter("firstcome.lines.stalled") == 0);
        assertThat(told(AlertKind.LINE_WITHOUT_PROGRESS, "firing")).isFalse();

        api.admin("DELETE", "/v1/pace", null);
        await().atMost(PATIENCE).until(() -> told(AlertKind.LINE_WITHOUT_PROGRESS, "firing"));
        assertThat(meter("firstcome.lines.stalled.age")).isGreaterThan(2);

        ledger.say(progress(line, 5));
        await().atMost(PATIENCE).until(() -> told(AlertKind.LINE_WITHOUT_PROGRESS, "resolved"));
        assertThat(meter("firstcome.lines.stalled")).isZero();
    }
}
