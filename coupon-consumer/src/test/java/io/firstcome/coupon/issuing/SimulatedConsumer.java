package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.Acknowledgment;

/**
 * One instance of this service without its container, Kafka and PostgreSQL: the real {@link LineListener} and all that it
 * calls, over a {@link MemoryLedger}. Every permit that it asks for is there at once.
 */
public final class SimulatedConsumer {

    /** A record of the line. */
    public record Polled(long offset, byte[] key, byte[] value) {}

    /**
     * What came of a batch.
     *
     * @param settled how many of its records are done with, so that their offset is to be committed
     * @param retryAfter how long to wait before the others come again
     */
    public record Settled(int settled, Duration retryAfter) {}

    /** Where decisions are published: a topic of which every record is acknowledged at once, or not. */
    public interface Decisions {

        /** @return whether it is acknowledged; it may be there even if it is not */
        boolean publish(byte[] key, byte[] value);
    }

    private static final int MAX_EARLY = 10_000;
    private static final int MAX_RECORDS = 500;
    private static final int PORTIONS_PER_SECOND = 10;

    private final LineListener listener;
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");

    /**
     * @param permits how many requests one transaction decides at most
     * @param chance draws the coupons' codes
     */
    public SimulatedConsumer(
            MemoryLedger ledger, InstantSource clock, Decisions decisions, int permits, IntUnaryOperator chance) {
        IssuingSettings settings = new IssuingSettings(0, "simulated", 1, MAX_RECORDS, MAX_EARLY, MAX_EARLY);
        IssuingMetrics metrics = new IssuingMetrics(new SimpleMeterRegistry());
        LedgerGuard guard = new LedgerGuard(clock);
        Publishing publishing = new Publishing(kafka(decisions), clock);
        IssuingTransaction transaction = new IssuingTransaction(
                new LedgerTransaction(ledger),
                new LineLoading(ledger),
                new LineSettling(new CouponCodes(chance), new KeepingLimits(MAX_EARLY, MAX_EARLY)),
                ledger);
        AtomicLong seconds = new AtomicLong();
        Pace pace = new Pace(permits * PORTIONS_PER_SECOND, () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet()));
        pace.share(1, 1);
        Round round = new Round(
                new CouponBounds(System::nanoTime),
                new CarefulIssuing(transaction, ledger, guard, metrics),
                new DecisionPublisher(publishing, ledger, guard));
        listener = new LineListener(pace, round, new DeadLetters(publishing, settings, metrics), metrics, MAX_RECORDS);
    }

    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    private static KafkaOperations<byte[], byte[]> kafka(Decisions decisions) {
        return (KafkaOperations<byte[], byte[]>) Proxy.newProxyInstance(
                SimulatedConsumer.class.getClassLoader(),
                new Class<?>[] {KafkaOperations.class},
                (_, _, arguments) -> send(decisions, (ProducerRecord<byte[], byte[]>) arguments[0]));
    }

    private static CompletableFuture<Void> send(Decisions decisions, ProducerRecord<byte[], byte[]> record) {
        if (!record.topic().equals(Topics.DECISIONS)) {
            throw new AssertionError("nothing unreadable is sent, so nothing goes to " + record.topic());
        }
        return decisions.publish(record.key(), record.value())
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IllegalStateException("not acknowledged"));
    }

    /** Settles polled records of one partition. */
    public Settled settle(int partition, List<Polled> polled) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.size());
        polled.forEach(record -> records.add(
                new ConsumerRecord<>(Topics.LINE, partition, record.offset(), record.key(), record.value())));
        Heard heard = new Heard(records.size());
        listener.onMessage(records, heard, kafka);
        return heard.settled;
    }

    private static final class Heard implements Acknowledgment {
        private final int records;
        private Settled settled = new Settled(0, Duration.ZERO);

        Heard(int records) {
            this.records = records;
        }

        @Override
        public void acknowledge() {
            settled = new Settled(records, Duration.ZERO);
        }

        @Override
        public void nack(int index, Duration sleep) {
            settled = new Settled(index, sleep);
        }
    }
}
