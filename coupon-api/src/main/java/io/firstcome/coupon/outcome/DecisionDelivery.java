package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells each listener of a message. One that fails keeps nothing from the others. */
@Component
class DecisionDelivery {

    private static final Logger log = LoggerFactory.getLogger(DecisionDelivery.class);

    private final List<DecisionListener> listeners;

    DecisionDelivery(List<DecisionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void deliver(DecisionMessage message) {
        listeners.forEach(listener -> tell(listener, message));
    }

    private static void tell(DecisionListener listener, DecisionMessage message) {
        try {
            listener.onDecision(message);
        } catch (RuntimeException failure) {
            log.error("A listener failed; its customers see the decision when they ask", failure);
        }
    }
}
