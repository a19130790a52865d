package io.firstcome.coupon.issuing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Sends records and waits until Kafka has acknowledged all of them. */
@Component
final class Publishing {

    /** Longer than the producer's own {@code delivery.timeout.ms} and {@code max.block.ms} together. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final Outage outage;

    Publishing(KafkaOperations<byte[], byte[]> kafka, InstantSource clock) {
        this.kafka = kafka;
        this.outage = new Outage(
                "Publishing to Kafka",
                "what is decided stands in the ledger, but customers are not told until it works again; it is tried again"
                        + " every few seconds, nothing is lost",
                clock);
    }

    /**
     * Publishes the records, in their order for each key.
     *
     * @throws PublishingFailed if not all were acknowledged; some may have been
     */
    void publish(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            CompletableFuture.allOf(records.stream().map(kafka::send).toArray(CompletableFuture[]::new))
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            outage.over();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new PublishingFailed(Duration.ZERO, stopping);
        } catch (KafkaException | ExecutionException | TimeoutException failure) {
            throw new PublishingFailed(outage.failed(failure), failure);
        }
    }

    boolean inTrouble() {
        return outage.lasts();
    }
}
