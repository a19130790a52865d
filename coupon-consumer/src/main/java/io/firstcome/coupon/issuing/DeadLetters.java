package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

/**
 * Puts records that cannot be read aside, with their bytes, on the partition that they came from. A record is put aside
 * at least once: it can come again before its offset is committed.
 */
@Component
final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Publishing publishing;
    private final IssuingSettings settings;
    private final IssuingMetrics metrics;

    DeadLetters(Publishing publishing, IssuingSettings settings, IssuingMetrics metrics) {
        this.publishing = publishing;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** @throws PublishingFailed if not all were acknowledged */
    void putAside(List<LineBatch.UnreadableRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        publishing.publish(records.stream().map(this::letter).toList());
        for (LineBatch.UnreadableRecord record : records) {
            metrics.deadLetter();
            log.warn(
                    "Record {}-{}@{} cannot be read ({}); its bytes are on {}. The other records go on; if it had a place"
                            + " in a line, that is missed and published again",
                    record.raw().topic(),
                    record.raw().partition(),
                    record.raw().offset(),
                    record.cause(),
                    Topics.LINE_DEAD_LETTERS);
        }
    }

    private ProducerRecord<byte[], byte[]> letter(LineBatch.UnreadableRecord unreadable) {
        ConsumerRecord<byte[], byte[]> raw = unreadable.raw();
        Headers headers = new RecordHeaders(raw.headers().toArray())
                .add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, unreadable.cause().getBytes(UTF_8))
                .add(KafkaHeaders.DLT_ORIGINAL_TOPIC, raw.topic().getBytes(UTF_8))
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        bytes(Integer.BYTES).putInt(raw.partition()).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        bytes(Long.BYTES).putLong(raw.offset()).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                        bytes(Long.BYTES).putLong(raw.timestamp()).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
                        raw.timestampType().toString().getBytes(UTF_8))
                .add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, settings.group().getBytes(UTF_8));
        return new ProducerRecord<>(Topics.LINE_DEAD_LETTERS, raw.partition(), null, raw.key(), raw.value(), headers);
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size);
    }
}
