package io.firstcome.coupon.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts what was healed. All zero is the normal state. */
@Component
class HealingMetrics {

    private final Counter republished;
    private final Counter healed;
    private final AtomicLong open;
    private final AtomicLong untold;

    HealingMetrics(MeterRegistry registry) {
        this.republished = Counter.builder("firstcome.healing.republished")
                .description("Messages that were published again")
                .register(registry);
        this.healed = Counter.builder("firstcome.healing.healed")
                .description("Lines that miss nothing any more")
                .register(registry);
        this.open = registry.gauge("firstcome.healing.open", new AtomicLong());
        this.untold = registry.gauge("firstcome.healing.untold", new AtomicLong());
    }

    void republished(int messages) {
        republished.increment(messages);
    }

    void healed() {
        healed.increment();
    }

    void open(long lines) {
        open.set(lines);
    }

    void untold(long lines) {
        untold.set(lines);
    }
}
