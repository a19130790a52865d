package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.retrying.Backoff;
import io.firstcome.coupon.retrying.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Stores what the ledger says. What cannot be stored now stays in Kafka and is tried again for as long as it takes. */
@Component
class OutcomeProjection implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(OutcomeProjection.class);

    private final ProjectionTransaction transaction;
    private final Backoff backoff;
    private final Counter unreadable;
    private final Counter conflicts;
    private final Outage outage = new Outage(
            log,
            "Decisions cannot be stored. They stay in Kafka and are stored when the database is back; nothing is lost.");

    OutcomeProjection(ProjectionTransaction transaction, OutcomeSettings settings, MeterRegistry metrics) {
        this.transaction = transaction;
        this.backoff = settings.backoff();
        this.unreadable = Counter.builder("firstcome.outcome.unreadable")
                .description("Records of the decisions topic that were skipped")
                .register(metrics);
        this.conflicts = Counter.builder("firstcome.outcome.conflicts")
                .description("Decisions that disagree with the stored one; must stay zero")
                .register(metrics);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        Acknowledgment batch = Objects.requireNonNull(acknowledgment, "the container acknowledges by hand");
        try {
            transaction.store(read(records)).forEach(this::tellConflict);
        } catch (RuntimeException failure) {
            batch.nack(0, backoff.after(outage.failed(failure)));
            return;
        }
        outage.over();
        batch.acknowledge();
    }

    private DecisionBatch read(List<ConsumerRecord<byte[], byte[]>> records) {
        DecisionBatch batch = new DecisionBatch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (DecisionJson.read(record.value())) {
                case Reading.Read<DecisionMessage>(DecisionMessage message) -> batch.add(message);
                case Reading.Unreadable<DecisionMessage>(String cause) -> skip(record, cause);
            }
        }
        return batch;
    }

    private void skip(ConsumerRecord<byte[], byte[]> record, String cause) {
        unreadable.increment();
        log.warn(
                "{}-{} offset {} cannot be read ({}) and is skipped. If it was a decision, its customer sees none until"
                        + " the request is published again: the ledger then answers again",
                record.topic(),
                record.partition(),
                record.offset(),
                cause);
    }

    private void tellConflict(RequestId request) {
        conflicts.increment();
        log.error(
                "Request {}: the ledger told a decision that is not the stored one, which must never happen. The stored"
                        + " one stands; compare it with the ledger's",
                request);
    }
}
