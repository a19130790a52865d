package io.firstcome.coupon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever happens to the messages between outbox and consumer, the decisions are those of the line. Method: no
 * relay runs; the test moves the outbox's rows itself, by seed losing a fifth, doubling a fifth and shuffling the rest,
 * also those that are published again. In the end every request is decided, and a replay of the accepted lines gives
 * the stored decisions.
 */
class RoughLineIT {

    private static final int CUSTOMERS = 300;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20261121)
    void lostDoubledAndShuffledMessagesAreHealedAndChangeNoDecision(long seed) throws Exception {
        try (StackUnderTest under = new StackUnderTest(new StackSettings(2, 2, 0, 0, 10_000));
                HandRelay relay = new HandRelay(under)) {
            RoughWay way = new RoughWay(new Random(seed));
            String first = under.openCoupon(CUSTOMERS / 2, 0);
            String second = under.openCoupon(CUSTOMERS, 0);
            for (int i = 0; i < CUSTOMERS; i++) {
                under.claim(i % 2 == 0 ? first : second, "customer-" + i, i % 2);
                if (i % 50 == 0) {
                    relay.move(way::of);
                }
            }
            await().atMost(StackUnderTest.PATIENCE.multipliedBy(3)).until(() -> {
                relay.move(way::of);
                return under.count("SELECT count(*) FROM ledger.decision") == CUSTOMERS;
            });
            assertThat(way.lost).as("messages lost").isPositive();
            assertThat(under.count("SELECT count(*) FROM intake.outbox"))
                    .as("published again")
                    .isGreaterThan(CUSTOMERS + 2);
            assertThat(under.verdict().held()).as("" + under.verdict()).isTrue();
        }
    }

    /** Loses a fifth, doubles a fifth and shuffles the rest. */
    private static final class RoughWay {
        private final Random random;
        private long lost;

        RoughWay(Random random) {
            this.random = random;
        }

        List<ProducerRecord<String, String>> of(List<ProducerRecord<String, String>> written) {
            List<ProducerRecord<String, String>> sent = new ArrayList<>();
            for (ProducerRecord<String, String> record : written) {
                switch (random.nextInt(5)) {
                    case 0 -> lost++;
                    case 1 -> sent.addAll(List.of(record, record));
                    default -> sent.add(record);
                }
            }
            Collections.shuffle(sent, random);
            return sent;
        }
    }
}
