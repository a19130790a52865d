package io.firstcome.coupon.relay;

import io.firstcome.coupon.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/** What of the engine's records is to be published, as bytes: text as UTF-8, the payload as it stands in the row. */
final class LineRecords {

    private static final Set<String> TOPICS = Set.of(Topics.LINE, Topics.PACE);

    private LineRecords() {}

    static List<ProducerRecord<byte[], byte[]>> of(List<SourceRecord> records) {
        List<ProducerRecord<byte[], byte[]>> line = new ArrayList<>(records.size());
        for (SourceRecord record : records) {
            if (isToBePublished(record)) {
                line.add(convert(record));
            }
        }
        return line;
    }

    /** The engine's own heartbeats go to a topic of their own name: they carry positions, and nothing to publish. */
    private static boolean isToBePublished(SourceRecord record) {
        return TOPICS.contains(record.topic());
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
