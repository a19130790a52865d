package io.firstcome.coupon.relay;

import io.firstcome.coupon.alert.Need;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the relay needs of others, and since when it is away. */
@Component
final class RelayNeeds implements MeterBinder {

    private final Need postgresql = new Need(
            "postgresql",
            "nothing is published and customers' answers are late; what is accepted waits in the WAL, and the relay goes on"
                    + " by itself",
            InstantSource.system());
    private final Need kafka = new Need(
            "kafka",
            "customers are still accepted and wait for their answers; rows wait in the WAL, and the relay goes on by itself",
            InstantSource.system());

    Need postgresql() {
        return postgresql;
    }

    /** It is missed only while there is something to publish. */
    Need kafka() {
        return kafka;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Need need : List.of(postgresql, kafka)) {
            Gauge.builder("firstcome.needs.away", need, Need::awaySeconds)
                    .description("For how long it has been away, 0 if it answers")
                    .baseUnit("seconds")
                    .tag("need", need.name())
                    .register(registry);
        }
    }
}
