package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads all partitions of the decisions topic from given positions on. Used by one thread, but for the wake-up. */
final class TailReader implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final TailPositions positions;

    /** @param positions outlive the reader: the next one goes on there */
    TailReader(Consumer<byte[], byte[]> consumer, TailPositions positions) {
        this.consumer = consumer;
        this.positions = positions;
        goOn(positions.partitions());
    }

    private void goOn(Set<TopicPartition> partitions) {
        consumer.assign(partitions);
        positions.forEach(consumer::seek);
    }

    /**
     * Takes in the partitions that are not read yet. At the first look they are read from their end on: what was said
     * before is in the tables or on its way there. What appears later is read from its beginning.
     */
    void lookForPartitions() {
        Set<TopicPartition> found = consumer.partitionsFor(Topics.DECISIONS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toCollection(HashSet::new));
        Set<TopicPartition> known = positions.partitions();
        Set<TopicPartition> added = new HashSet<>(found);
        added.removeAll(known);
        if (!added.isEmpty()) {
            found.addAll(known);
            goOn(found);
            if (positions.looked()) {
                consumer.seekToBeginning(added);
            } else {
                consumer.seekToEnd(added);
            }
            // asks the brokers: from here on nothing can be missed
            added.forEach(partition -> positions.set(partition, consumer.position(partition)));
        }
        positions.markLooked();
    }

    /** What has come since; waits for something up to the given time. Needs at least one partition. */
    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        for (TopicPartition partition : records.partitions()) {
            ConsumerRecord<byte[], byte[]> last = records.records(partition).getLast();
            positions.set(partition, last.offset() + 1);
        }
        return records;
    }

    /** Whether there is a connection to a broker; for other threads, too. */
    boolean isConnected() {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("connection-count"))
                .anyMatch(metric -> metric.metricValue() instanceof Double count && count > 0);
    }

    /** Makes a call that waits, in another thread, end at once. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
