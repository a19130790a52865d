package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.Topics;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay's way from row to record, and its position. */
class RelayIT {

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

    @Test
    void rowsArriveInCommitOrderWithKeyPayloadAndHeaders() {
        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(RelayState.Phase.STREAMING)) {
            database.write(coupon, 1, 3);
            database.write(coupon, 4, 4);
            database.write(coupon, 5, 300);

            List<ConsumerRecord<String, String>> records = line.await(coupon, 300);

            assertThat(line.placesInOrder(coupon)).isEqualTo(OutboxDatabase.places(1, 300));
            assertThat(records).hasSize(300);
            ConsumerRecord<String, String> fourth = records.get(3);
            assertThat(fourth.value()).isEqualTo("payload-é-4");
            assertThat(LineReader.header(fourth, Topics.HEADER_TYPE)).isEqualTo("issue-requested");
            assertThat(LineReader.header(fourth, Topics.HEADER_ID))
                    .isEqualTo(database.jdbc
                            .sql("SELECT id::text FROM intake.outbox WHERE sequence = 4")
                            .query(String.class)
                            .single());
            await().untilAsserted(
                            () -> assertThat(relay.state().publishedRecords()).isEqualTo(300));
        }
    }

    @Test
    void theSlotFollowsWhatIsPublishedAndTheAgeReturnsToZero() {
        try (RunningRelay relay = RunningRelay.on(database).awaitPhase(RelayState.Phase.STREAMING)) {
            database.write(coupon, 1, 100);
            line.await(coupon, 100);

            await().untilAsserted(() -> assertThat(database.lagBytes()).isLessThan(10_000));
            await().untilAsserted(() -> assertThat(
                            relay.bean(SlotWatch.class).position().unpublishedAgeSeconds())
                    .hasValue(0));
        }
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(RelayState.Phase.STREAMING)) {
            database.write(coupon, 101, 101);
            line.await(coupon, 101);
        }
        assertThat(line.of(coupon))
                .as("nothing is sent twice after an orderly stop")
                .hasSize(101);
    }

    @Test
    void othersWalDoesNotPileUpWhileTheOutboxIsIdle() {
        try (RunningRelay _ = RunningRelay.on(database, "--firstcome.relay.heartbeat-millis=200")
                .awaitPhase(RelayState.Phase.STREAMING)) {
            database.run("CREATE TABLE filler AS SELECT repeat(md5(n::text), 50) FROM generate_series(1, 5000) n");

            await().untilAsserted(() -> assertThat(database.lagBytes()).isLessThan(1_000_000));
        }
    }

    @Test
    void whatWasWrittenWhileNoRelayRanIsPublishedByTheNext() {
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(RelayState.Phase.STREAMING)) {
            database.write(coupon, 1, 10);
            line.await(coupon, 10);
        }
        database.write(coupon, 11, 200);
        database.write(coupon, 201, 210);
        try (RunningRelay _ = RunningRelay.on(database)) {
            line.await(coupon, 210);
        }
        assertThat(line.placesInOrder(coupon)).isEqualTo(OutboxDatabase.places(1, 210));
    }

    @Test
    void rowsOfThePaceGoToTheirOwnTopicAndUnknownOnesHoldNobodyUp() {
        UUID pace = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        try (RunningRelay _ = RunningRelay.on(database).awaitPhase(RelayState.Phase.STREAMING)) {
            database.write(coupon, 1, 5);
            database.write("pace", pace, 1, 2);
            database.write("unheard-of", unknown, 1, 2);
            database.write(coupon, 6, 10);

            assertThat(line.await(coupon, 10)).extracting(ConsumerRecord::topic).containsOnly(Topics.LINE);
            assertThat(line.await(pace, 2)).extracting(ConsumerRecord::topic).containsOnly(Topics.PACE);
            assertThat(line.placesInOrder(pace)).isEqualTo(OutboxDatabase.places(1, 2));
            assertThat(line.of(unknown)).isEmpty();
            await().untilAsserted(() -> assertThat(database.lagBytes()).isLessThan(10_000));
        }
    }
}
