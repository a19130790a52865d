package io.firstcome.coupon.relay;

import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the engine's records is to be published, as bytes: text as UTF-8, the payload as it stands in the row. Rows of
 * aggregate type {@code line} go to {@code coupon.line}, those of {@code pace} to {@code coupon.pace}, in their order;
 * rows of other types are confirmed and go nowhere.
 */
final class LineRecords {

    private static final Logger log = LoggerFactory.getLogger(LineRecords.class);
    private static final Set<String> TOPICS = Set.of(Topics.LINE, Topics.PACE);

    /** The engine's own heartbeats go to a topic of their own name: they carry positions, and nothing to publish. */
    private static final String HEARTBEATS = "__debezium-heartbeat";

    private LineRecords() {}

    static List<ProducerRecord<byte[], byte[]>> of(List<SourceRecord> records) {
        List<ProducerRecord<byte[], byte[]>> line = new ArrayList<>(records.size());
        Map<String, Integer> passedOver = new TreeMap<>();
        for (SourceRecord record : records) {
            if (TOPICS.contains(record.topic())) {
                line.add(convert(record));
            } else if (!record.topic().startsWith(HEARTBEATS)) {
                passedOver.merge(record.topic(), 1, Integer::sum);
            }
        }
        if (!passedOver.isEmpty()) {
            log.warn(
                    "Outbox rows for topics that this relay does not know are passed over and not published: {}. They"
                            + " stay in intake.outbox; a newer relay is to be installed before what writes them",
                    passedOver);
        }
        return line;
    }

    private static ProducerRecord<byte[], byte[]> convert(SourceRecord source) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(source.topic(), utf8(source.key()), utf8(source.value()));
        for (Header header : source.headers()) {
            record.headers().add(new RecordHeader(header.key(), utf8(header.value())));
        }
        return record;
    }

    private static byte[] utf8(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
