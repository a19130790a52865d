package io.firstcome.coupon.issuing;

import io.firstcome.coupon.alert.Need;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the issuing needs of others, and since when it is away. */
@Component
final class IssuingNeeds implements MeterBinder {

    private final Need ledger;
    private final Need kafka;

    IssuingNeeds(InstantSource clock) {
        ledger = new Need(
                "ledger",
                "customers are accepted and nothing is decided; requests stay in Kafka, and it goes on by itself",
                clock);
        kafka = new Need(
                "kafka", "customers are accepted and nothing new is decided or told; it goes on by itself", clock);
    }

    Need ledger() {
        return ledger;
    }

    Need kafka() {
        return kafka;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Need need : List.of(ledger, kafka)) {
            Gauge.builder("firstcome.needs.away", need, Need::awaySeconds)
                    .description("For how long it has been away, 0 if it answers")
                    .baseUnit("seconds")
                    .tag("need", need.name())
                    .register(registry);
        }
    }
}
