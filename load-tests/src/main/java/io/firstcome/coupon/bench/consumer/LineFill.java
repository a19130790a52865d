package io.firstcome.coupon.bench.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.LineJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the line's topic what the relay would write. */
final class LineFill implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    LineFill(String bootstrapServers) {
        Properties properties = new Properties();
        properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "1");
        properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, "" + 128 * 1024);
        properties.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when Kafka has acknowledged all of them.
     *
     * @throws IOException if it does not take one
     */
    void add(List<? extends LineMessage> messages) throws IOException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
        for (LineMessage message : messages) {
            sent.add(producer.send(record(message)));
        }
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException refused) {
            throw new IOException("Kafka does not take the line's messages", refused);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(LineMessage message) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.LINE, message.couponId().toString().getBytes(UTF_8), LineJson.write(message));
        record.headers()
                .add(Topics.HEADER_ID, message.messageId().toString().getBytes(UTF_8))
                .add(Topics.HEADER_SEQUENCE, Long.toString(message.sequence()).getBytes(UTF_8))
                .add(Topics.HEADER_TYPE, LineJson.type(message).getBytes(UTF_8));
        return record;
    }

    @Override
    public void close() {
        producer.close();
    }
}
