package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.outbox.SeededLine;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tail and the projection of an instance, whatever happens to the topic. */
class DecisionTailIT {

    private static final String DATABASE = ApiUnderTest.freshDatabase("outcome_tail");

    private static ApiUnderTest startApi() {
        return ApiUnderTest.start(
                DATABASE, "firstcome.outcome.partition-check-millis=200", "firstcome.outcome.retry-max-millis=500");
    }

    /** Nothing that was said since the topic was made may be missed, and so for its later partitions. */
    @Test
    void findsATopicAndPartitionsThatComeLater() throws ExecutionException, InterruptedException {
        try (DecisionsTopic topic = DecisionsTopic.open()) {
            topic.delete();
            try (ApiUnderTest api = startApi()) {
                SeededLine line = SeededLine.create(api.bean(JdbcClient.class), 3, 3);
                await().until(() -> api.bean(StoredProgress.class).loaded());

                topic.create();
                topic.say(issued(line, 1, 1));
                heardAndStored(api, line, 1);

                int added = topic.addPartition();
                topic.send(added, line.couponId(), DecisionJson.write(issued(line, 2, 2)));
                topic.send(added, line.couponId(), DecisionJson.write(progress(line, 2, 2, 0)));
                heardAndStored(api, line, 2);
                await().until(() ->
                        api.bean(LinePositions.class).find(line.couponId()).isPresent());
            } finally {
                topic.delete();
                topic.create();
            }
        }
    }

    @Test
    void goesOnWhereItWasWhenKafkaIsBack() {
        KafkaServer kafka = TestBacking.get().kafka();
        Assumptions.assumeTrue(kafka.restartable(), "Kafka is run by others");
        try (DecisionsTopic topic = DecisionsTopic.open();
                ApiUnderTest api = startApi()) {
            SeededLine line = SeededLine.create(api.bean(JdbcClient.class), 3, 2);
            topic.say(issued(line, 1, 1));
            heardAndStored(api, line, 1);

            kafka.stop();
            try {
                await().until(() -> api.bean(DecisionTail.class).isAway());
            } finally {
                kafka.start();
            }

            topic.say(issued(line, 2, 2));
            heardAndStored(api, line, 2);
        }
    }

    @Test
    void hearsNothingOfWhatWasSaidBeforeItsStartAndKnowsItFromTheTables() {
        try (DecisionsTopic topic = DecisionsTopic.open()) {
            SeededLine line;
            try (ApiUnderTest before = startApi()) {
                line = SeededLine.create(before.bean(JdbcClient.class), 3, 2);
                topic.say(progress(line, 1, 1, 0), issued(line, 1, 1));
                heardAndStored(before, line, 1);
            }
            try (ApiUnderTest after = startApi()) {
                await().until(() -> after.bean(StoredProgress.class).loaded());

                topic.say(issued(line, 2, 2));
                heardAndStored(after, line, 2);
                assertThat(after.bean(RecentDecisions.class)
                                .find(line.request(1).requestId()))
                        .isEmpty();
                assertThat(after.bean(LinePositions.class).find(line.couponId()))
                        .contains(progress(line, 1, 1, 0));
            }
        }
    }

    private static void heardAndStored(ApiUnderTest api, SeededLine line, int ticket) {
        await().until(() -> api.bean(RecentDecisions.class)
                .find(line.request(ticket).requestId())
                .isPresent());
        await().until(() -> api.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM intake.outcome WHERE request_id = ?")
                        .param(line.request(ticket).requestId().value())
                        .query(Long.class)
                        .single()
                == 1);
    }
}
