package io.firstcome.coupon.stack;

import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for the relay of a stack without one, so that a test has the messages in its hand on their way. */
final class HandRelay implements AutoCloseable {

    private final Connection connection;
    private final KafkaProducer<String, String> producer;
    private Timestamp since = new Timestamp(0);

    HandRelay(StackUnderTest under) throws SQLException {
        this.connection = under.stack.database().dataSource().getConnection();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", under.backing.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
        query("SELECT pg_create_logical_replication_slot('firstcome_outbox', 'pgoutput')");
    }

    private void query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Sends what has come to the outbox since the last time. As the relay does, it confirms the position only when all is
     * sent.
     *
     * @param way what becomes of the records, given in the order in which they were written
     */
    void move(UnaryOperator<List<ProducerRecord<String, String>>> way) throws SQLException {
        for (ProducerRecord<String, String> record : way.apply(written())) {
            var _ = producer.send(record);
        }
        producer.flush();
        query("SELECT pg_replication_slot_advance('firstcome_outbox', pg_current_wal_insert_lsn())");
    }

    private List<ProducerRecord<String, String>> written() throws SQLException {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT id::text, aggregateid::text, sequence::text, type, payload, created_at, aggregatetype
                          FROM intake.outbox WHERE created_at > ? ORDER BY created_at
                        """)) {
            query.setTimestamp(1, since);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ProducerRecord<String, String> record = new ProducerRecord<>(
                            Topics.OF_AGGREGATE + row.getString(7), row.getString(2), row.getString(5));
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
    public void close() throws SQLException {
        connection.close();
        producer.close();
    }
}
