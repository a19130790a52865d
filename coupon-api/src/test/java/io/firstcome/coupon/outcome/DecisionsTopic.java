package io.firstcome.coupon.outcome;

import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.DecisionJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What the ledger would say, said by a test. */
public final class DecisionsTopic implements AutoCloseable {

    private final Admin admin = Admin.create(connection());
    private final Producer<byte[], byte[]> producer =
            new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer());

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", TestBacking.get().kafka().bootstrapServers(), "metadata.max.age.ms", 1000);
    }

    /** The topic, made unless it exists. */
    public static DecisionsTopic open() {
        DecisionsTopic topic = new DecisionsTopic();
        topic.create();
        return topic;
    }

    void create() {
        await(
                admin.createTopics(List.of(new NewTopic(Topics.DECISIONS, 3, (short) 1)))
                        .all(),
                TopicExistsException.class);
    }

    void delete() {
        await(admin.deleteTopics(List.of(Topics.DECISIONS)).all(), UnknownTopicOrPartitionException.class);
        Awaitility.await().until(() -> !admin.listTopics().names().get().contains(Topics.DECISIONS));
    }

    /** Adds a partition; returns its number. */
    int addPartition() throws ExecutionException, InterruptedException {
        int partitions = producer.partitionsFor(Topics.DECISIONS).size();
        admin.createPartitions(Map.of(Topics.DECISIONS, NewPartitions.increaseTo(partitions + 1)))
                .all()
                .get();
        return partitions;
    }

    /** Says these, in this order; returns when Kafka has them. */
    public void say(DecisionMessage... messages) {
        for (DecisionMessage message : messages) {
            send(null, message.couponId(), DecisionJson.write(message));
        }
    }

    void send(@Nullable Integer partition, CouponId coupon, byte[] value) {
        byte[] key = coupon.toString().getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(Topics.DECISIONS, partition, key, value))
                    .get(60, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void await(KafkaFuture<?> done, Class<? extends Exception> harmless) {
        try {
            Object _ = done.get(30, TimeUnit.SECONDS);
        } catch (Exception failure) {
            if (!harmless.isInstance(failure.getCause())) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
