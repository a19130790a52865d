package io.firstcome.coupon.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this process does its work. Down: the thread that keeps engines running has ended, and only a restart helps
 * (liveness). Out of service: it cannot publish or stand by for now, and tries again by itself; nothing is routed to a
 * relay, so being not ready costs nothing, but a rollout of relays that cannot reach their database stops here
 * (readiness). Waiting for Kafka is part of publishing and takes nothing out of service.
 */
@Component("supervisionHealthIndicator")
final class SupervisionHealth implements HealthIndicator {

    private final RelaySupervisor supervisor;
    private final RelayState state;

    SupervisionHealth(RelaySupervisor supervisor, RelayState state) {
        this.supervisor = supervisor;
        this.state = state;
    }

    @Override
    public Health health() {
        RelayState.Phase phase = state.phase();
        Health.Builder health = switch (phase) {
            case STREAMING, STANDBY -> supervisor.isRunning() ? Health.up() : Health.down();
            case STARTING, WAITING_FOR_OUTBOX, BACKING_OFF -> Health.outOfService();
            case STOPPED -> Health.down();
        };
        return health.withDetail("phase", phase).build();
    }
}
