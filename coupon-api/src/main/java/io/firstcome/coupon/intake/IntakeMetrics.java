package io.firstcome.coupon.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What the intake tells its operators. */
@Component
class IntakeMetrics {

    private static final String DISK_FULL = "53100";

    private final MeterRegistry meters;
    private final DistributionSummary batches;
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.batches = DistributionSummary.builder("firstcome.intake.batch.size")
                .description("Requests that one transaction was given")
                .register(meters);
    }

    void batch(int requests) {
        batches.record(requests);
    }

    /** A transaction failed, for that reason. */
    void failed(DatabaseTrouble trouble, SQLException failure) {
        String cause = DISK_FULL.equals(failure.getSQLState())
                ? "disk-full"
                : trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Counter.builder("firstcome.intake.failures")
                .description("Transactions that wrote nothing, by what failed")
                .tag("cause", cause)
                .register(meters)
                .increment();
    }

    void watchQueue(Collection<?> queue) {
        Gauge.builder("firstcome.intake.queue.size", queue, Collection::size)
                .description("Requests that wait to be written")
                .register(meters);
    }

    void answered(Answer answer) {
        answers.computeIfAbsent(
                        name(answer),
                        name -> Counter.builder("firstcome.intake.answers")
                                .description("Answers to customers who asked for a coupon")
                                .tag("answer", name)
                                .register(meters))
                .increment();
    }

    private static String name(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> "accepted";
            case Answer.Repeated _ -> "repeated";
            case Answer.UnknownCoupon _ -> "unknown-coupon";
            case Answer.NotOpenYet _ -> "not-open-yet";
            case Answer.Closed _ -> "closed";
            case Answer.SoldOut _ -> "sold-out";
            case Answer.Paused _ -> "paused";
            case Answer.CustomerLimit _ -> "customer-limit";
            case Answer.KeyReused _ -> "idempotency-key-reused";
            case Answer.Overloaded _ -> "overloaded";
            case Answer.Unavailable _ -> "unavailable";
            case Answer.OutcomeUnknown _ -> "outcome-unknown";
            case Answer.Broken _ -> "broken";
        };
    }
}
