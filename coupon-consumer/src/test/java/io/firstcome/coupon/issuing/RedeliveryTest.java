package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class RedeliveryTest {

    private static final TopicPartition KEPT = new TopicPartition(Topics.LINE, 0);
    private static final TopicPartition LOST = new TopicPartition(Topics.LINE, 1);

    @Test
    void theBatchComesAgainFromItsFirstRecordOnThePartitionsThatAreStillAssigned() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "localhost:1");
        ConsumerFactory<byte[], byte[]> factory = new DefaultKafkaConsumerFactory<>(nowhere);
        var container = new ConcurrentMessageListenerContainer<>(factory, new ContainerProperties(Topics.LINE));
        try (var consumer = new KafkaConsumer<>(nowhere, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(KEPT));
            consumer.seek(KEPT, 100);
            ConsumerRecords<byte[], byte[]> records = new ConsumerRecords<>(
                    Map.of(KEPT, List.of(record(KEPT, 41), record(KEPT, 42)), LOST, List.of(record(LOST, 7))),
                    Map.of());
            new Redelivery().handleBatch(new CommitFailedException(), records, consumer, container, () -> {});
            assertThat(consumer.position(KEPT, Duration.ofSeconds(1))).isEqualTo(41);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
    }
}
