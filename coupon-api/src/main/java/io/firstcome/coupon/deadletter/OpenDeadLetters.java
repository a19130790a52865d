package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.retrying.Outage;
import io.firstcome.coupon.watch.SharedAlerts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells operators how many dead letters wait for somebody. Counted now and then, not when the metric is read. */
@Component
class OpenDeadLetters extends RepeatedWork {

    private static final Logger log = LoggerFactory.getLogger(OpenDeadLetters.class);

    /** Beyond it the metric says no more than "many". */
    private static final int MAX_COUNTED = 10_000;

    private final DeadLetterTable table;
    private final SharedAlerts alerts;
    private final AtomicLong open = new AtomicLong();
    private final Outage outage =
            new Outage(log, "Dead letters cannot be counted: their metric stands still until then.");

    OpenDeadLetters(DeadLetterTable table, DeadLetterSettings settings, SharedAlerts alerts, MeterRegistry metrics) {
        super("dead-letter-count", Duration.ofMillis(settings.countMillis()));
        this.table = table;
        this.alerts = alerts;
        Gauge.builder("firstcome.dead-letters.open", open, AtomicLong::get)
                .description("Dead letters that nobody has done anything about and that did not heal; 10,000 at most")
                .register(metrics);
    }

    @Override
    protected void work() {
        try {
            open.set(table.countOpen(MAX_COUNTED));
            outage.over();
        } catch (RuntimeException failure) {
            outage.failed(failure);
            return;
        }
        alerts.say(
                AlertKind.DEAD_LETTER,
                open.get() > 0,
                open + " records of the line could not be read and nobody has done anything about them. If a request is"
                        + " among them, its customer waits; the others go on.");
    }
}
