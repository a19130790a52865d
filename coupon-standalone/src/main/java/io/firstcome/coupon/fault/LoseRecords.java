package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.fault.Parts.Paused;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes records of the line that no consumer has read: those that come while all consumers are paused. What a consumer
 * finds after that is a log that begins beyond its own place.
 */
record LoseRecords(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WANTED = 3;

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        try (LineTopic line = new LineTopic(scene.cluster().bootstrapServers());
                Paused _ = new Paused(scene, PartKind.CONSUMER)) {
            Map<TopicPartition, Long> before = line.ends();
            Patience.require(
                    PATIENCE,
                    "there was nothing to lose: fewer than " + WANTED + " records came",
                    () -> unread(before, line.ends()) >= WANTED);
            Map<TopicPartition, Long> cuts = cuts(before, line.ends(), random);
            line.deleteBefore(cuts);
            return Broken.forTheProduct("lost " + unread(before, cuts) + " records of the line");
        }
    }

    private static long unread(Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
        return after.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    /** In each partition at least one of what came, and at most all. */
    private static Map<TopicPartition, Long> cuts(
            Map<TopicPartition, Long> before, Map<TopicPartition, Long> after, RandomGenerator random) {
        Map<TopicPartition, Long> cuts = new HashMap<>();
        after.forEach((partition, end) -> {
            long read = before.getOrDefault(partition, 0L);
            if (end > read) {
                cuts.put(partition, random.nextLong(read + 1, end + 1));
            }
        });
        return cuts;
    }
}
