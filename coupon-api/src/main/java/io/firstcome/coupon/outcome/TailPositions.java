package io.firstcome.coupon.outcome;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/** Where the tail reads next in each partition, over any number of connections. Used by one thread. */
final class TailPositions {

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private boolean looked;

    /** Whether the topic's partitions were looked for before, even if there was no topic. */
    boolean looked() {
        return looked;
    }

    void markLooked() {
        looked = true;
    }

    boolean isEmpty() {
        return next.isEmpty();
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(next.keySet());
    }

    void set(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    void forEach(BiConsumer<TopicPartition, Long> reader) {
        next.forEach(reader);
    }
}
