package io.firstcome.coupon.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends records of the line once more, with the same bytes, to the end of the same partition. */
record DoubleRecords(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 200;

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        try (LineTopic line = new LineTopic(scene.cluster().bootstrapServers())) {
            Patience.require(
                    PATIENCE,
                    "there was no record to send twice",
                    () -> !filled(line).isEmpty());
            TopicPartition partition = Parts.oneOf(filled(line), random);
            long begin = line.begins().getOrDefault(partition, 0L);
            long from = random.nextLong(begin, line.ends().getOrDefault(partition, 0L));
            List<ProducerRecord<byte[], byte[]>> copies = line.read(partition, from, random.nextInt(1, MOST)).stream()
                    .map(DoubleRecords::copy)
                    .toList();
            line.send(copies);
            return Broken.forTheProduct("sent " + copies.size() + " records of the line twice");
        }
    }

    private static List<TopicPartition> filled(LineTopic line) throws Exception {
        Map<TopicPartition, Long> begins = line.begins();
        return line.ends().entrySet().stream()
                .filter(end -> end.getValue() > begins.getOrDefault(end.getKey(), 0L))
                .map(Map.Entry::getKey)
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
