package io.firstcome.coupon.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends batches and waits for every acknowledgement, for as long as it takes. One thread publishes; another may stop it.
 * While Kafka is away the producer keeps the records and their order and goes on by itself; if it fails for another
 * reason, a new producer sends the whole batch again, in order.
 */
final class AcknowledgedLine {

    private static final Logger log = LoggerFactory.getLogger(AcknowledgedLine.class);

    private static final long PATIENCE_SECONDS = 5;

    private final LineProducers producers;
    private final RelayProgress progress;
    private final BackOff backOff;
    private final ReentrantLock publishing = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Producer<byte[], byte[]> producer;

    AcknowledgedLine(LineProducers producers, RelayProgress progress, BackOff backOff) {
        this.producers = producers;
        this.progress = progress;
        this.backOff = backOff;
    }

    /**
     * Returns true when Kafka has acknowledged every record, false if {@link #stop} came first: then it is not known which
     * were stored.
     */
    boolean publish(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        publishing.lock();
        try {
            while (!isStopped()) {
                if (sent(records)) {
                    backOff.reset();
                    progress.published(records.size());
                    return true;
                }
            }
            return false;
        } finally {
            if (isStopped()) {
                discardProducer();
            }
            publishing.unlock();
        }
    }

    private boolean sent(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        try {
            sendAndAwait(records);
            return true;
        } catch (InterruptException interrupted) {
            throw new InterruptedException(interrupted.getMessage());
        } catch (KafkaException failure) {
            discardProducer();
            if (!isStopped()) {
                Duration pause = backOff.next();
                report("Kafka did not take a batch (" + Failures.describe(failure) + "); it is sent again, from its"
                        + " first record on, in " + pause.toMillis() + " ms");
                pause(pause);
            }
            return false;
        }
    }

    private void sendAndAwait(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        Producer<byte[], byte[]> current = producer();
        // Without the topic's partitions a single send could fail and the next one go through, out of order.
        records.stream().map(ProducerRecord::topic).distinct().forEach(topic -> awaitTopic(current, topic));
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(records.size());
        for (ProducerRecord<byte[], byte[]> record : records) {
            acknowledgements.add(current.send(record));
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            await(acknowledgement);
        }
    }

    /** A topic that is missing holds up the batch's rows for others too: commit order is kept over all of them. */
    private static void awaitTopic(Producer<byte[], byte[]> producer, String topic) {
        try {
            producer.partitionsFor(topic);
        } catch (org.apache.kafka.common.errors.TimeoutException unknown) {
            throw new KafkaException("Kafka does not know the topic " + topic + " or does not answer ("
                    + unknown.getMessage() + "); the rows for other topics wait too");
        }
    }

    private void await(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        boolean reported = false;
        while (true) {
            try {
                acknowledgement.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException late) {
                if (!reported) {
                    report("Kafka has not acknowledged for " + PATIENCE_SECONDS
                            + " s; publishing goes on by itself as soon as it does");
                    reported = true;
                }
            } catch (ExecutionException failed) {
                throw new KafkaException(failed.getCause());
            }
        }
    }

    private void report(String failure) {
        progress.unacknowledged(failure);
        log.warn("{}. Nothing is lost: rows wait in the WAL, customers' answers are late", failure);
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = producers.create();
            producer = current;
        }
        return current;
    }

    /** What is still under way is given up: its futures fail. */
    private void discardProducer() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    /** Lets a batch under way finish within the time given, then breaks it off. Returns when the producer is closed. */
    void stop(Duration patience) throws InterruptedException {
        stopped.countDown();
        if (publishing.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                discardProducer();
            } finally {
                publishing.unlock();
            }
        } else {
            discardProducer();
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration pause) throws InterruptedException {
        boolean _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
