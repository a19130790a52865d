package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells each listener of a record. One that fails keeps nothing from the others. */
@Component
class DecisionDelivery {

    private static final Logger log = LoggerFactory.getLogger(DecisionDelivery.class);

    private final List<DecisionListener> listeners;

    DecisionDelivery(List<DecisionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** A record that cannot be read is left out here; the projection warns of it. */
    void deliver(ConsumerRecord<byte[], byte[]> record) {
        if (DecisionJson.read(record.value()) instanceof Reading.Read<DecisionMessage>(DecisionMessage message)) {
            listeners.forEach(listener -> tell(listener, message));
        }
    }

    private static void tell(DecisionListener listener, DecisionMessage message) {
        try {
            listener.onDecision(message);
        } catch (RuntimeException failure) {
            log.error("A listener failed; its customers see the decision when they ask", failure);
        }
    }
}
