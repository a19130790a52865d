package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.bench.Meter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How many records topics have taken, and how many of them coupon-consumer has done with. */
public final class TopicEnds implements AutoCloseable {

    private static final String GROUP = "coupon-consumer";
    private static final ListOffsetsOptions COMMITTED = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    private final Admin admin;

    public TopicEnds(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private interface Counts {
        LongStream counts();
    }

    private record Counting(String name, Counts counts) implements Meter {
        @Override
        public double total() {
            return counts.counts().sum();
        }
    }

    /** Those of some topics together, as far as they are committed. */
    public Meter records(String... topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        result(admin.describeTopics(List.of(topics)).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> ends.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        return new Counting(
                "Kafka records",
                () -> result(admin.listOffsets(ends, COMMITTED).all()).values().stream()
                        .mapToLong(ListOffsetsResultInfo::offset));
    }

    /** Those of a topic that coupon-consumer has decided and told, and will not read again. */
    public Meter done(String topic) {
        return new Counting(
                "records that are done with",
                () -> result(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata()).entrySet().stream()
                        .filter(place -> place.getKey().topic().equals(topic))
                        .flatMap(place -> Stream.ofNullable(place.getValue()))
                        .mapToLong(place -> place.offset()));
    }

    private static <T> T result(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("Kafka does not tell how far its topics are", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked how far its topics are", interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
