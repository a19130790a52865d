package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.outbox.GapReports;
import io.firstcome.coupon.outbox.MemoryDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.transaction.support.TransactionTemplate;

/** The projection of the decisions without its container: the real {@link OutcomeProjection} over memory. */
public final class SimulatedProjection {

    private final OutcomeProjection projection;

    public SimulatedProjection(MemoryDatabase database, MemoryOutcomes outcomes, GapReports gaps) {
        projection = new OutcomeProjection(
                new ProjectionTransaction(new TransactionTemplate(database), outcomes, gaps),
                SimulatedAnswers.SETTINGS,
                new SimpleMeterRegistry());
    }

    /** Stores what the records say; false if they are to come again. */
    public boolean store(List<byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>(records.size());
        records.forEach(value -> polled.add(new ConsumerRecord<>(Topics.DECISIONS, 0, 0, new byte[0], value)));
        Heard heard = new Heard();
        projection.onMessage(polled, heard);
        return heard.acknowledged;
    }

    private static final class Heard implements Acknowledgment {
        private boolean acknowledged;

        @Override
        public void acknowledge() {
            acknowledged = true;
        }

        @Override
        public void nack(int index, Duration sleep) {
            acknowledged = false;
        }
    }
}
