package io.firstcome.coupon.watch;

import io.firstcome.coupon.alert.Need;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A need's state in words, and its meter. Away is no DOWN: this instance is in order, and no restart of it would help. It
 * takes no instance out either: all share these needs, so that a load balancer would have nobody left to send a customer
 * to, whereas an instance without its database still refuses what is sold out from memory and tells all others at once
 * when to come back, and one without Kafka accepts as ever.
 */
public record NeedHealth(Need need) implements HealthIndicator {

    public NeedHealth(Need need, MeterRegistry meters) {
        this(need);
        Gauge.builder("firstcome.needs.away", need, Need::awaySeconds)
                .description("For how long it has been away, 0 if it answers")
                .baseUnit("seconds")
                .tag("need", need.name())
                .register(meters);
    }

    @Override
    public Health health() {
        return (need.awaySince().isEmpty() ? Health.up() : Health.status("AWAY"))
                .withDetail("state", need.words())
                .build();
    }
}
