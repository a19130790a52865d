package io.firstcome.coupon.relay;

import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads the topics of the lines and of the pace from their ends at the time it was opened. */
final class LineReader implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    LineReader() {
        createTopics();
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBacking.get().kafka().bootstrapServers(),
                        "reconnect.backoff.max.ms",
                        "200"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.LINE, Topics.PACE)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private static void createTopics() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", TestBacking.get().kafka().bootstrapServers()))) {
            create(admin, new NewTopic(Topics.LINE, PARTITIONS, (short) 1));
            create(admin, new NewTopic(Topics.PACE, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Everything that came for the coupon, once it is so many different places. */
    List<ConsumerRecord<String, String>> await(UUID coupon, int places) {
        Awaitility.await("places of coupon " + coupon)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    poll();
                    return placesInOrder(coupon).size() >= places;
                });
        return of(coupon);
    }

    /** The different places of the coupon's line that have come, each where it came first. */
    List<Long> placesInOrder(UUID coupon) {
        return of(coupon).stream().map(LineReader::sequence).distinct().toList();
    }

    List<ConsumerRecord<String, String>> of(UUID coupon) {
        return records.stream()
                .filter(record -> coupon.toString().equals(record.key()))
                .toList();
    }

    void poll() {
        consumer.poll(Duration.ofMillis(20)).forEach(records::add);
    }

    private static long sequence(ConsumerRecord<String, String> record) {
        return Long.parseLong(header(record, Topics.HEADER_SEQUENCE));
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
