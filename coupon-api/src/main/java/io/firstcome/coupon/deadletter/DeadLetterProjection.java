package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.retrying.Backoff;
import io.firstcome.coupon.retrying.Outage;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what the ledger has put aside: a transaction a batch, one statement a record, any number of times with the same
 * result. What cannot be stored now stays in Kafka and is tried again for as long as it takes.
 */
@Component
class DeadLetterProjection implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterProjection.class);

    private final DeadLetterTable table;
    private final TransactionTemplate transaction;
    private final Backoff backoff;
    private final Outage outage = new Outage(
            log,
            "Dead letters cannot be stored: admins do not see the latest. They stay in Kafka and are stored when the"
                    + " database is back; nothing is lost.");

    DeadLetterProjection(DeadLetterTable table, TransactionTemplate transaction, DeadLetterSettings settings) {
        this.table = table;
        this.transaction = transaction;
        this.backoff = settings.backoff();
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        Acknowledgment batch = Objects.requireNonNull(acknowledgment, "the container acknowledges by hand");
        try {
            transaction.executeWithoutResult(
                    _ -> records.stream().map(ArrivedLetter::of).forEach(table::add));
        } catch (RuntimeException failure) {
            batch.nack(0, backoff.after(outage.failed(failure)));
            return;
        }
        outage.over();
        batch.acknowledge();
    }
}
