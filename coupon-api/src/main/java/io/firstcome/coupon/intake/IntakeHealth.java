package io.firstcome.coupon.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down if a thread that writes requests has died, which only a restart repairs: then this instance is taken out and
 * restarted. A database that is away does not bring it down, see {@link io.firstcome.coupon.watch.NeedHealth}.
 */
record IntakeHealth(IntakeQueue queue) implements HealthIndicator {

    @Override
    public Health health() {
        return (queue.isBroken() ? Health.down() : Health.up())
                .withDetail("waiting", queue.waiting())
                .build();
    }
}
