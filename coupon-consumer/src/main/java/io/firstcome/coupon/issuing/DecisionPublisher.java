package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.DecisionJson;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/**
 * Tells what the ledger has committed. It is called before the offsets are committed, so that whatever happens between
 * the two makes the batch come again, and then it is told again.
 */
@Component
class DecisionPublisher {

    private final Publishing publishing;
    private final LedgerStore ledger;
    private final LedgerGuard guard;

    DecisionPublisher(Publishing publishing, LedgerStore ledger, LedgerGuard guard) {
        this.publishing = publishing;
        this.ledger = ledger;
        this.guard = guard;
    }

    /**
     * Publishes what the outcomes say and waits for the acknowledgements.
     *
     * @throws PublishingFailed if not all were acknowledged
     * @throws LedgerUnavailable if what was told could not be noted as told; it will be told again
     */
    void publish(List<LineOutcome> outcomes) {
        publishing.publish(outcomes.stream()
                .flatMap(outcome -> outcome.toTell().stream())
                .map(DecisionPublisher::record)
                .toList());
        List<RequestDecided> marked = outcomes.stream()
                .flatMap(outcome -> outcome.markedUntold().stream())
                .toList();
        if (!marked.isEmpty()) {
            guard.call(() -> ledger.markTold(marked));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(DecisionMessage message) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DECISIONS, message.couponId().toString().getBytes(UTF_8), DecisionJson.write(message));
        header(record, Topics.HEADER_TYPE, DecisionJson.type(message));
        if (message instanceof RequestDecided decided) {
            header(record, Topics.HEADER_ID, decided.requestId().toString());
            header(record, Topics.HEADER_SEQUENCE, Long.toString(decided.sequence()));
        }
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
