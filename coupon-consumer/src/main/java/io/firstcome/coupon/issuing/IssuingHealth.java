package io.firstcome.coupon.issuing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Whether the line is being read; the details say how fast it may be, and what it waits for. */
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
        return (container.isRunning() && container.isInExpectedState() ? Health.up() : Health.down())
                .withDetail("partitions", share.assigned())
                .withDetail("pacePerSecond", pace.partPerSecond())
                .withDetail("ledgerAnswers", !ledger.inTrouble())
                .withDetail("kafkaAcknowledges", !publishing.inTrouble())
                .build();
    }
}
