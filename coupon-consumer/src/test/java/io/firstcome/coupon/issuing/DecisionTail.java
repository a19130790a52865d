package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What was told since this was made. */
final class DecisionTail implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<DecisionMessage> told = new ArrayList<>();

    DecisionTail(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Bench.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.DECISIONS, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private synchronized List<DecisionMessage> told(CouponId couponId) {
        consumer.poll(Duration.ofMillis(20)).forEach(record -> {
            switch (DecisionJson.read(record.value())) {
                case Reading.Read<DecisionMessage>(DecisionMessage message) -> told.add(message);
                case Reading.Unreadable<DecisionMessage>(String cause) -> throw new IllegalStateException(cause);
            }
        });
        return told.stream()
                .filter(message -> message.couponId().equals(couponId))
                .toList();
    }

    private <T extends DecisionMessage> Stream<T> told(CouponId couponId, Class<T> type) {
        return told(couponId).stream().filter(type::isInstance).map(type::cast);
    }

    /** The decision told of each request; fails if two differ. */
    Map<RequestId, Decision> decisions(CouponId couponId) {
        return told(couponId, RequestDecided.class)
                .collect(Collectors.toMap(RequestDecided::requestId, RequestDecided::decision, (one, other) -> {
                    if (!one.equals(other)) {
                        throw new AssertionError("told " + one + ", then " + other);
                    }
                    return one;
                }));
    }

    /** How often a decision of the request was told. */
    long times(CouponId couponId, RequestId requestId) {
        return told(couponId, RequestDecided.class)
                .filter(decided -> decided.requestId().equals(requestId))
                .count();
    }

    List<GapReported> gaps(CouponId couponId) {
        return told(couponId, GapReported.class).toList();
    }

    List<LineProgressed> progress(CouponId couponId) {
        return told(couponId, LineProgressed.class).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
