package io.firstcome.coupon.fault;

import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line's topic, as somebody with all rights sees it. For one thread. */
final class LineTopic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LineTopic.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    /** For the brokers to forget a deleted topic. */
    private static final Duration RECREATE_LIMIT = Duration.ofMinutes(2);

    private final String bootstrapServers;
    private final String topic;
    private final Admin admin;

    LineTopic(String bootstrapServers) {
        this(bootstrapServers, Topics.LINE);
    }

    LineTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private TopicDescription describe() throws ExecutionException, InterruptedException {
        return only(admin.describeTopics(List.of(topic)).allTopicNames().get());
    }

    /** The answer about the one thing that was asked about. */
    private static <T> T only(Map<?, T> answers) {
        return answers.values().iterator().next();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        describe().partitions().forEach(p -> wanted.put(new TopicPartition(topic, p.partition()), spec));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    Map<TopicPartition, Long> begins() throws ExecutionException, InterruptedException {
        return offsets(OffsetSpec.earliest());
    }

    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return offsets(OffsetSpec.latest());
    }

    /** Deletes what stands before the offsets. */
    void deleteBefore(Map<TopicPartition, Long> offsets) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
        offsets.forEach((partition, offset) -> records.put(partition, RecordsToDelete.beforeOffset(offset)));
        admin.deleteRecords(records).all().get();
    }

    /** Up to so many records of a partition from the offset on; fewer only at its end. */
    List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, long from, int count) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", count);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seek(partition, from);
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            long giveUp = System.nanoTime() + READ_LIMIT.toNanos();
            while (read.size() < count && consumer.position(partition) < end && System.nanoTime() < giveUp) {
                consumer.poll(POLL).forEach(read::add);
            }
        }
        return read.subList(0, Math.min(count, read.size()));
    }

    /** Sends them in this order and returns when all are stored. */
    void send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /** Deletes the topic with all that is in it, and makes one of the same name and shape; returns when the brokers know it. */
    void recreate() throws Exception {
        TopicDescription former = describe();
        short replicas = (short) former.partitions().getFirst().replicas().size();
        NewTopic next = new NewTopic(topic, former.partitions().size(), replicas).configs(ownSettings());
        admin.deleteTopics(List.of(topic)).all().get();
        Patience.require(RECREATE_LIMIT, topic + " could not be made again", () -> {
            create(next);
            return isAnotherThan(former.topicId());
        });
    }

    /** Does nothing where it is there, be it the former one on its way out; an answer that was lost leaves it there too. */
    private void create(NewTopic next) throws InterruptedException {
        try {
            admin.createTopics(List.of(next)).all().get();
        } catch (ExecutionException notNow) {
            log.debug("{} is not made again yet", topic, notNow);
        }
    }

    /** Whether all brokers that are asked for it know the new one: one may be a little behind the others. */
    private boolean isAnotherThan(Uuid former) throws InterruptedException {
        try {
            return !describe().topicId().equals(former) && !ends().isEmpty();
        } catch (ExecutionException notKnown) {
            return false;
        }
    }

    Map<String, String> ownSettings() throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return only(admin.describeConfigs(List.of(resource)).all().get()).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Whether nobody reads with the group at the moment. */
    boolean isIdle(String group) throws ExecutionException, InterruptedException {
        return only(admin.describeConsumerGroups(List.of(group)).all().get())
                .members()
                .isEmpty();
    }

    /**
     * Sets the group back to where the topic begins.
     *
     * @return by how many records
     * @throws ExecutionException while somebody reads with the group
     */
    long rewind(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> begins = begins();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        begins.forEach((partition, offset) -> next.put(partition, new OffsetAndMetadata(offset)));
        long records = 0;
        for (var committed : admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            if (committed.getValue() != null) {
                long begin = begins.getOrDefault(committed.getKey(), 0L);
                records += Math.max(0, committed.getValue().offset() - begin);
            }
        }
        admin.alterConsumerGroupOffsets(group, next).all().get();
        return records;
    }

    @Override
    public void close() {
        admin.close();
    }
}
