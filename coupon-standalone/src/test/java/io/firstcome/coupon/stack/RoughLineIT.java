package io.firstcome.coupon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
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
                RoughRelay relay = new RoughRelay(under, new Random(seed))) {
            String first = under.openCoupon(CUSTOMERS / 2, 0);
            String second = under.openCoupon(CUSTOMERS, 0);
            for (int i = 0; i < CUSTOMERS; i++) {
                under.claim(i % 2 == 0 ? first : second, "customer-" + i, i % 2);
                if (i % 50 == 0) {
                    relay.move();
                }
            }
            await().atMost(StackUnderTest.PATIENCE.multipliedBy(3)).until(() -> {
                relay.move();
                return under.count("SELECT count(*) FROM ledger.decision") == CUSTOMERS;
            });
            assertThat(relay.lost).as("messages lost").isPositive();
            assertThat(under.count("SELECT count(*) FROM intake.outbox"))
                    .as("published again")
                    .isGreaterThan(CUSTOMERS + 2);
            assertThat(under.verdict().held()).as("" + under.verdict()).isTrue();
        }
    }

    /** Sends what has come to the outbox since the last time, badly. */
    private static final class RoughRelay implements AutoCloseable {
        private final StackUnderTest under;
        private final Random random;
        private final KafkaProducer<String, String> producer;
        private Timestamp since = new Timestamp(0);
        private long lost;

        RoughRelay(StackUnderTest under, Random random) throws SQLException {
            this.under = under;
            this.random = random;
            this.producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", under.backing.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer());
            query("SELECT pg_create_logical_replication_slot('firstcome_outbox', 'pgoutput')");
        }

        private void query(String sql) throws SQLException {
            try (Connection connection = under.stack.database().dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** As the relay does, it confirms the position only when all is sent. */
        void move() throws SQLException {
            List<ProducerRecord<String, String>> records = new ArrayList<>();
            for (ProducerRecord<String, String> written : written()) {
                switch (random.nextInt(5)) {
                    case 0 -> lost++;
                    case 1 -> records.addAll(List.of(written, written));
                    default -> records.add(written);
                }
            }
            Collections.shuffle(records, random);
            for (ProducerRecord<String, String> record : records) {
                var _ = producer.send(record);
            }
            producer.flush();
            query("SELECT pg_replication_slot_advance('firstcome_outbox', pg_current_wal_insert_lsn())");
        }

        private List<ProducerRecord<String, String>> written() throws SQLException {
            List<ProducerRecord<String, String>> records = new ArrayList<>();
            try (Connection connection = under.stack.database().dataSource().getConnection();
                    PreparedStatement query = connection.prepareStatement("""
                            SELECT id::text, aggregateid::text, sequence::text, type, payload, created_at
                              FROM intake.outbox WHERE created_at > ? ORDER BY created_at
                            """)) {
                query.setTimestamp(1, since);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        ProducerRecord<String, String> record =
                                new ProducerRecord<>(Topics.LINE, row.getString(2), row.getString(5));
                        record.headers().add(Topics.HEADER_ID, bytes(row.getString(1)));
                        record.headers().add(Topics.HEADER_SEQUENCE, bytes(row.getString(3)));
                        record.headers().add(Topics.HEADER_TYPE, bytes(row.getString(4)));
                        records.add(record);
                        since = row.getTimestamp(6);
                    }
                }
            }
            return records;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
