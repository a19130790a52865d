package io.firstcome.coupon.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while the relay publishes or stands by; out of service while there is no outbox yet; down while it fails, and while
 * rows wait for longer than they should.
 */
@Component("relayHealthIndicator")
final class RelayHealth implements HealthIndicator {

    private final RelayState state;
    private final SlotWatch watch;
    private final RelaySettings settings;

    RelayHealth(RelayState state, SlotWatch watch, RelaySettings settings) {
        this.state = state;
        this.watch = watch;
        this.settings = settings;
    }

    @Override
    public Health health() {
        SlotPosition position = watch.position();
        double age = position.unpublishedAgeSeconds().orElse(0);
        Health.Builder health = switch (state.phase()) {
            case STREAMING -> age > settings.maxUnpublishedAgeSeconds() ? Health.down() : Health.up();
            case STANDBY -> Health.up();
            case STARTING, WAITING_FOR_OUTBOX -> Health.outOfService();
            case BACKING_OFF, STOPPED -> Health.down();
        };
        health.withDetail("phase", state.phase())
                .withDetail("published", state.publishedRecords())
                .withDetail("walStatus", position.walStatus())
                .withDetail("lagBytes", position.lagBytes())
                .withDetail("walKeepBytes", position.walKeepBytes());
        position.unpublishedAgeSeconds().ifPresent(seconds -> health.withDetail("unpublishedAgeSeconds", seconds));
        state.lastFailure().ifPresent(failure -> health.withDetail("lastFailure", failure));
        return health.build();
    }
}
