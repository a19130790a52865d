package io.firstcome.coupon.checker;

import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A record of one of the topics. */
record TopicRecord(int partition, long offset, Content content) {

    /** What a copy of a message has in common with every other one. */
    record Content(String key, String id, String sequence, String type, String value) {}

    private static final Duration POLL = Duration.ofSeconds(1);
    /** Without a record for so long, the topic cannot be read. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Reads the topic from its beginning to where it ends now, by a consumer without a group; each partition in its order.
     *
     * @throws IllegalStateException if nothing comes for a minute
     */
    static List<TopicRecord> load(String bootstrapServers, String topic) {
        List<TopicRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long idleSince = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                int before = records.size();
                consumer.poll(POLL).forEach(record -> records.add(of(record)));
                if (records.size() > before) {
                    idleSince = System.nanoTime();
                } else if (System.nanoTime() - idleSince > PATIENCE.toNanos()) {
                    throw new IllegalStateException(topic + " cannot be read to its end: see whether all brokers"
                            + " of " + bootstrapServers + " are up");
                }
            }
        }
        return records;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new TopicRecord(
                record.partition(),
                record.offset(),
                new Content(
                        text(record.key()),
                        header(record, Topics.HEADER_ID),
                        header(record, Topics.HEADER_SEQUENCE),
                        header(record, Topics.HEADER_TYPE),
                        text(record.value())));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    @SuppressWarnings("ConstantValue") // a record may be without key or value, whatever the client's types say
    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
