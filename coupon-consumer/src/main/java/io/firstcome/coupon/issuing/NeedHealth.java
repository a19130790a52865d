package io.firstcome.coupon.issuing;

import io.firstcome.coupon.alert.Need;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A need's state in words. Away is no DOWN: this instance is in order, and no restart of it would help. */
record NeedHealth(Need need) implements HealthIndicator {

    @Override
    public Health health() {
        return (need.awaySince().isEmpty() ? Health.up() : Health.status("AWAY"))
                .withDetail("state", need.words())
                .build();
    }
}
