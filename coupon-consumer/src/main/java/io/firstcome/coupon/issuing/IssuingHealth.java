package io.firstcome.coupon.issuing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Whether the line is being read; the details say how fast it may be, and what it waits for. Down: the reading has ended
 * for a reason that is not foreseen, and only a restart helps (liveness). Out of service: it has not begun, or is being
 * stopped (readiness). Neither the ledger's database nor Kafka being away changes it: the batches wait and go on by
 * themselves.
 */
final class IssuingHealth implements HealthIndicator {

    private final MessageListenerContainer container;
    private final Pace pace;
    private final PaceShare share;
    private final LedgerGuard ledger;
    private final Publishing publishing;

    IssuingHealth(
            MessageListenerContainer container, Pace pace, PaceShare share, LedgerGuard ledger, Publishing publishing) {
        this.container = container;
        this.pace = pace;
        this.share = share;
        this.ledger = ledger;
        this.publishing = publishing;
    }

    @Override
    public Health health() {
        return status().withDetail("partitions", share.assigned())
                .withDetail("pacePerSecond", pace.partPerSecond())
                .withDetail("ledgerAnswers", !ledger.inTrouble())
                .withDetail("kafkaAcknowledges", !publishing.inTrouble())
                .build();
    }

    private Health.Builder status() {
        if (!container.isInExpectedState()) {
            return Health.down();
        }
        return container.isRunning() ? Health.up() : Health.outOfService();
    }
}
