package io.firstcome.coupon.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.backing.TestBacking;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the faults of the line do to a real topic. */
class LineTopicIT {

    private static final int PARTITIONS = 2;
    private static final int RECORDS = 10;

    private final String bootstrapServers = TestBacking.get().kafka().bootstrapServers();
    private final String topic = "line-" + UUID.randomUUID();
    private final TopicPartition first = new TopicPartition(topic, 0);
    private LineTopic line;

    @BeforeEach
    void fill() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic shape = new NewTopic(topic, PARTITIONS, (short) 1).configs(Map.of("max.message.bytes", "12345"));
            admin.createTopics(List.of(shape)).all().get();
        }
        line = new LineTopic(bootstrapServers, topic);
        line.send(IntStream.range(0, RECORDS)
                .mapToObj(i -> {
                    ProducerRecord<byte[], byte[]> record =
                            new ProducerRecord<>(topic, 0, bytes("coupon"), bytes("message " + i));
                    record.headers().add("sequence", bytes("" + i));
                    return record;
                })
                .toList());
    }

    @AfterEach
    void close() {
        line.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsFromAnOffsetUpToACountOrTheEnd() {
        assertThat(line.read(first, 3, 4)).extracting(ConsumerRecord::offset).containsExactly(3L, 4L, 5L, 6L);
        assertThat(line.read(first, 8, 100))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.headers()).hasSize(1));
    }

    @Test
    void losesWhatStandsBeforeAnOffset() throws Exception {
        line.deleteBefore(Map.of(first, 7L));
        assertThat(line.begins()).containsEntry(first, 7L);
        assertThat(line.ends()).containsEntry(first, (long) RECORDS);
        assertThat(line.read(first, 7, 100)).hasSize(3);
    }

    @Test
    void makesTheTopicAnewInItsShapeAndEmpty() throws Exception {
        line.recreate();
        assertThat(line.ends())
                .hasSize(PARTITIONS)
                .allSatisfy((_, end) -> assertThat(end).isZero());
        assertThat(line.ownSettings()).containsEntry("max.message.bytes", "12345");
    }

    @Test
    void rewindsAGroupOnlyWhenNobodyIsInIt() throws Exception {
        String group = "group-" + topic;
        try (KafkaConsumer<byte[], byte[]> consumer = member(group)) {
            Patience.require(
                    Duration.ofMinutes(1),
                    "nothing was read",
                    () -> !consumer.poll(Duration.ofSeconds(1)).isEmpty());
            consumer.commitSync();
            assertThat(line.isIdle(group)).isFalse();
            assertThatThrownBy(() -> line.rewind(group)).isInstanceOf(ExecutionException.class);
        }
        Patience.require(Duration.ofMinutes(1), "the group was not left", () -> line.isIdle(group));
        assertThat(line.rewind(group)).isEqualTo(RECORDS);
        assertThat(line.rewind(group)).as("a second time").isZero();
    }

    private KafkaConsumer<byte[], byte[]> member(String group) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "group.protocol",
                        "consumer",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }
}
