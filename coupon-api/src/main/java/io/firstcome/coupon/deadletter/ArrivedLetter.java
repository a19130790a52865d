package io.firstcome.coupon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * What a record of the dead-letter topic says. It must be possible to store each, whatever it looks like: one that could not
 * be would keep all others back.
 *
 * @param topic with {@code partition} and {@code offset} where the record stood first; where it stands now, if its headers
 *     do not tell
 * @param cause why it could not be read
 * @param messageId the id in its header, null if that is none; taken at its word only if the tables know it
 * @param couponId the coupon in its key, the same
 */
record ArrivedLetter(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        String cause,
        @Nullable UUID messageId,
        @Nullable UUID couponId,
        Instant recordedAt) {

    private static final int MAX_TOPIC = 249;
    private static final int MAX_CAUSE = 1000;

    /** 9999-12-31: what the database and all answers can carry. */
    private static final long LATEST_MILLIS = 253_402_214_400_000L;

    private record Position(String topic, int partition, long offset) {}

    static ArrivedLetter of(ConsumerRecord<byte[], byte[]> record) {
        Position first = firstPosition(record);
        byte[] cause = header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE);
        return new ArrivedLetter(
                first.topic(),
                first.partition(),
                first.offset(),
                record.key(),
                record.value(),
                cause == null ? "not told" : text(cause, MAX_CAUSE),
                id(
                        header(record, Topics.HEADER_ID),
                        text -> RequestId.parse(text).value()),
                id(record.key(), text -> CouponId.parse(text).value()),
                Instant.ofEpochMilli(Math.clamp(record.timestamp(), 0, LATEST_MILLIS)));
    }

    private static Position firstPosition(ConsumerRecord<byte[], byte[]> record) {
        byte[] topic = header(record, KafkaHeaders.DLT_ORIGINAL_TOPIC);
        byte[] partition = header(record, KafkaHeaders.DLT_ORIGINAL_PARTITION);
        byte[] offset = header(record, KafkaHeaders.DLT_ORIGINAL_OFFSET);
        if (topic == null
                || partition == null
                || partition.length != Integer.BYTES
                || offset == null
                || offset.length != Long.BYTES) {
            return new Position(record.topic(), record.partition(), record.offset());
        }
        return new Position(
                text(topic, MAX_TOPIC),
                ByteBuffer.wrap(partition).getInt(),
                ByteBuffer.wrap(offset).getLong());
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** Text that the database takes: without control characters, cut where it is too long. */
    private static String text(byte[] bytes, int maxLength) {
        String text = new String(bytes, UTF_8).replaceAll("\\p{Cc}", "?");
        return text.length() <= maxLength
                ? text
                : text.substring(0, maxLength - 1).replaceAll("\\p{Cs}$", "") + "…";
    }

    private static @Nullable UUID id(byte @Nullable [] bytes, Function<String, UUID> parse) {
        try {
            return bytes == null ? null : parse.apply(new String(bytes, UTF_8));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
