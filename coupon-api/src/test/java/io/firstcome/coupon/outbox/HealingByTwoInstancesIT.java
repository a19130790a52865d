package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.outcome.DecisionsTopic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Goal: what is due is published again by one of the instances only. Method: many gaps at once, swept by two instances as
 * often as they can, and a back-off in which nothing is due twice.
 */
class HealingByTwoInstancesIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int LINES = 40;
    private static final String SLOT = "outbox_two_instances_it";
    private static final String DATABASE = ApiUnderTest.freshDatabase("outbox_two_instances");

    @Test
    void eachMessageIsPublishedAgainOnce() {
        JdbcClient database = ApiUnderTest.database(DATABASE);
        try (DecisionsTopic ledger = DecisionsTopic.open();
                ApiUnderTest first = start();
                ApiUnderTest _ = start();
                PublishedOutbox outbox = new PublishedOutbox(database, SLOT)) {
            List<SeededLine> lines = Stream.generate(
                            () -> SeededLine.create(database, first.bean(OutboxTable.class), 10, 3))
                    .limit(LINES)
                    .toList();
            outbox.publishAll();

            ledger.say(lines.stream()
                    .map(line -> new GapReported(line.couponId(), 1, 4))
                    .toArray(GapReported[]::new));

            await().until(() -> lines.stream()
                    .noneMatch(line -> outbox.copies(line.couponId(), 1, 4).contains(1L)));
            await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> healingRows(database, 1) == LINES);
            assertThat(lines)
                    .allSatisfy(line ->
                            assertThat(outbox.copies(line.couponId(), 1, 4)).containsExactly(2L, 2L, 2L, 2L));
        }
    }

    private static ApiUnderTest start() {
        return ApiUnderTest.start(
                DATABASE,
                "firstcome.healing.slot-name=" + SLOT,
                "firstcome.healing.sweep-millis=20",
                "firstcome.healing.initial-delay-millis=60000");
    }

    private static long healingRows(JdbcClient database, int attempts) {
        return database.sql("SELECT count(*) FROM intake.healing WHERE attempts = ?")
                .param(attempts)
                .query(Long.class)
                .single();
    }
}
