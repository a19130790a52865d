package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.fault.Parts.Paused;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends new rows of the outbox before the relay does, in another order. The relay, paused meanwhile, then sends them all again
 * as they should have come.
 */
record ReorderRecords(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 200;

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        OutboxRows outbox = new OutboxRows(scene.cluster().intake());
        try (LineTopic line = new LineTopic(scene.cluster().bootstrapServers());
                Paused _ = new Paused(scene, PartKind.RELAY)) {
            String position = outbox.position();
            Patience.require(
                    PATIENCE,
                    "there was nothing to send out of order: no two messages of a coupon came",
                    () -> hasTwoOfOne(outbox.since(position, MOST)));
            List<ProducerRecord<byte[], byte[]>> records = outbox.since(position, MOST);
            line.send(shuffled(records, random));
            return Broken.forTheProduct("sent " + records.size() + " records of the line out of order");
        }
    }

    private static boolean hasTwoOfOne(List<ProducerRecord<byte[], byte[]>> records) {
        return byCoupon(records).values().stream().anyMatch(ofOne -> ofOne.size() > 1);
    }

    private static Map<ByteBuffer, List<ProducerRecord<byte[], byte[]>>> byCoupon(
            List<ProducerRecord<byte[], byte[]>> records) {
        Map<ByteBuffer, List<ProducerRecord<byte[], byte[]>>> coupons = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            coupons.computeIfAbsent(ByteBuffer.wrap(record.key()), _ -> new ArrayList<>())
                    .add(record);
        }
        return coupons;
    }

    /** So that at least one coupon's come out of order: turned round, if chance has left them as they were. */
    static List<ProducerRecord<byte[], byte[]>> shuffled(
            List<ProducerRecord<byte[], byte[]>> records, RandomGenerator random) {
        List<ProducerRecord<byte[], byte[]>> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        return byCoupon(shuffled).equals(byCoupon(records)) ? records.reversed() : shuffled;
    }
}
