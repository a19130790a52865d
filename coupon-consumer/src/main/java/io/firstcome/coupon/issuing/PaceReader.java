package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Reads the topic of the settings from its beginning on; it is compacted, and tiny. Belongs to no group. */
final class PaceReader implements AutoCloseable {

    private static final TopicPartition ONLY = new TopicPartition(Topics.PACE, 0);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int REQUEST_TIMEOUT_MILLIS = 3_000;
    private static final int LONGEST_RECONNECT_BACKOFF_MILLIS = 5_000;

    private final Consumer<byte[], byte[]> consumer;
    private boolean assigned;
    private boolean atEnd;

    private PaceReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** @param line Boot's connection and security are used as the line's readers use them */
    static PaceReader open(ConsumerFactory<byte[], byte[]> line) {
        Map<String, Object> config = new HashMap<>(line.getConfigurationProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        config.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        config.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        config.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (_, name) -> name + "-pace");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT_BACKOFF_MILLIS);
        return new PaceReader(
                new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .createConsumer());
    }

    /**
     * What has come since; waits for something up to the given time. Nothing while the topic is not there.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer the first question
     */
    ConsumerRecords<byte[], byte[]> read(Duration wait) {
        if (!assigned && !consumer.partitionsFor(Topics.PACE).isEmpty()) {
            consumer.assign(List.of(ONLY));
            consumer.seekToBeginning(List.of(ONLY));
            assigned = true;
        }
        return assigned ? consumer.poll(wait) : ConsumerRecords.empty();
    }

    /** Whether the topic is there. */
    boolean isReading() {
        return assigned;
    }

    /** Whether all that was there has been read once. */
    boolean hasReadAll() {
        if (assigned && !atEnd) {
            atEnd = consumer.position(ONLY)
                    >= consumer.endOffsets(List.of(ONLY)).getOrDefault(ONLY, 0L);
        }
        return atEnd;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
