package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.relay.RelayState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails, and that the line is whole afterwards: every place at least once, the first of each in order. */
class RelayFailureIT {

    private static final String SMALL_BATCHES = "--firstcome.relay.max-batch-rows=50";

    private final UUID coupon = UUID.randomUUID();
    private OutboxDatabase database;
    private LineReader line;

    @BeforeEach
    void open() {
        database = OutboxDatabase.withOutbox();
        line = new LineReader();
    }

    @AfterEach
    void close() {
        line.close();
        database.close();
    }

    private void assertWhole(int places) {
        line.await(coupon, places);
        assertThat(line.placesInOrder(coupon)).isEqualTo(OutboxDatabase.places(1, places));
    }

    @Test
    void anEngineThatFailsInTheMiddleOfATransactionIsReplacedAndNothingIsLost() {
        FailingProducers producers = FailingProducers.throwingAtSend(120);
        try (RunningRelay relay =
                RunningRelay.with(producers, database, SMALL_BATCHES).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 500);

            assertWhole(500);
            assertThat(producers.failed()).isTrue();
            assertThat(line.of(coupon))
                    .as("the transaction is sent again from its start")
                    .hasSizeGreaterThan(500);
            relay.awaitPhase(Phase.STREAMING);
        }
    }

    /** Acknowledgements stop in the middle of a transaction, the relay is closed, and another one starts. */
    @Test
    void aRelayThatIsStoppedInTheMiddleOfATransactionLosesNothing() {
        FailingProducers producers = FailingProducers.withoutAcknowledgementsFromSend(170);
        RunningRelay relay =
                RunningRelay.with(producers, database, SMALL_BATCHES).awaitPhase(Phase.STREAMING);
        database.write(coupon, 1, 500);
        await().until(producers::failed);
        RelayState state = relay.state();
        relay.close();
        assertThat(state.phase()).isEqualTo(Phase.STOPPED);
        await().untilAsserted(() -> assertThat(RunningRelay.threads()).isEmpty());
        line.poll();
        assertThat(line.placesInOrder(coupon)).hasSizeLessThan(500);

        try (RunningRelay _ = RunningRelay.on(database, SMALL_BATCHES)) {
            assertWhole(500);
        }
    }

    @Test
    void aBatchWhoseAcknowledgementFailsIsSentAgainByANewProducer() {
        FailingProducers producers = FailingProducers.refusingAcknowledgementOfSend(75);
        try (RunningRelay relay =
                RunningRelay.with(producers, database, SMALL_BATCHES).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 200);

            line.await(coupon, 200);
            assertThat(producers.failed()).isTrue();
            assertThat(producers.created()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(relay.state().lastFailure()).isEmpty());
        }
    }

    @Test
    void rowsWrittenWhileKafkaIsAwayArriveWhenItIsBack() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable());
        try (RunningRelay relay = RunningRelay.on(database, SMALL_BATCHES).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
            kafka.stop();
            try {
                database.write(coupon, 11, 200);
                await().untilAsserted(() -> assertThat(relay.bean(SlotWatch.class)
                                .position()
                                .unpublishedAgeSeconds()
                                .orElse(0))
                        .isGreaterThan(1));
                assertThat(relay.state().publishedRecords()).isEqualTo(10);
            } finally {
                kafka.start();
            }
            database.write(coupon, 201, 210);

            assertWhole(210);
        }
    }

    @Test
    void theRelayStopsInTimeWhileKafkaIsAway() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable());
        RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING);
        database.write(coupon, 1, 10);
        line.await(coupon, 10);
        kafka.stop();
        try {
            database.write(coupon, 11, 20);
            await().until(() -> relay.bean(SlotWatch.class)
                            .position()
                            .unpublishedAgeSeconds()
                            .orElse(0)
                    > 0.3);
            long before = System.nanoTime();
            relay.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            await().untilAsserted(() -> assertThat(RunningRelay.threads()).isEmpty());
        } finally {
            kafka.start();
        }
        try (RunningRelay _ = RunningRelay.on(database)) {
            assertWhole(20);
        }
    }

    @Test
    void aLostReplicationConnectionIsReplaced() {
        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(Phase.STREAMING)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
            database.killWalSender();
            database.write(coupon, 11, 20);

            assertWhole(20);
            relay.awaitPhase(Phase.STREAMING);
        }
    }

    @Test
    void aStandbyTakesOverWithinAboutASecond() {
        RunningRelay first = RunningRelay.on(database).awaitPhase(Phase.STREAMING);
        try (RunningRelay second = RunningRelay.on(database).awaitPhase(Phase.STANDBY);
                RunningRelay third = RunningRelay.on(database).awaitPhase(Phase.STANDBY)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
            assertThat(second.state().publishedRecords()).isZero();
            assertThat(second.health().getStatus().getCode()).isEqualTo("UP");

            first.close();
            long gone = System.nanoTime();
            database.write(coupon, 11, 20);
            assertWhole(20);
            Duration takeover = Duration.ofNanos(System.nanoTime() - gone);

            await().untilAsserted(() -> assertThat(
                            List.of(second.state().phase(), third.state().phase()))
                    .containsExactlyInAnyOrder(Phase.STREAMING, Phase.STANDBY));
            assertThat(second.state().lastFailure()).isEmpty();
            assertThat(third.state().lastFailure()).isEmpty();
            assertThat(takeover).as("about a second on a quiet machine").isLessThan(Duration.ofSeconds(10));
        }
    }
}
