package io.firstcome.coupon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** What the ledger would put aside, put aside by a test. */
final class DeadLetterTopic implements AutoCloseable {

    private final Producer<byte[], byte[]> producer =
            new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer());

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", TestBacking.get().kafka().bootstrapServers());
    }

    /** The topic, made unless it exists. */
    static DeadLetterTopic open() throws InterruptedException {
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(new NewTopic(Topics.LINE_DEAD_LETTERS, 3, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        }
        return new DeadLetterTopic();
    }

    /** As the ledger's service does it with a message whose bytes were replaced on the way. */
    void putAside(LineMessage message, long offset, byte @Nullable [] value, String cause) {
        ProducerRecord<byte[], byte[]> record =
                record(message.couponId().toString().getBytes(UTF_8), value);
        header(record, Topics.HEADER_ID, message.messageId().toString().getBytes(UTF_8));
        header(record, Topics.HEADER_SEQUENCE, Long.toString(message.sequence()).getBytes(UTF_8));
        header(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE, cause.getBytes(UTF_8));
        header(record, KafkaHeaders.DLT_ORIGINAL_TOPIC, Topics.LINE.getBytes(UTF_8));
        header(
                record,
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                ByteBuffer.allocate(4).putInt(2).array());
        header(
                record,
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                ByteBuffer.allocate(8).putLong(offset).array());
        send(record);
    }

    static ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(Topics.LINE_DEAD_LETTERS, 0, null, key, value, List.of());
    }

    static void header(ProducerRecord<byte[], byte[]> record, String name, byte @Nullable [] value) {
        record.headers().add(name, value);
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get(60, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
