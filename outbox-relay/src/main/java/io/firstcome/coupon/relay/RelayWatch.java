package io.firstcome.coupon.relay;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.Alerts;
import io.firstcome.coupon.relay.RelayState.Phase;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at what {@link SlotWatch} has read and says what holds. The relay that publishes speaks; a standby sees the same
 * database and would only repeat it, so it speaks later, where the other one should have and might be stopped.
 */
@Component
final class RelayWatch implements SmartLifecycle {

    private final SlotWatch slot;
    private final SlotGuard guard;
    private final RelayProgress progress;
    private final RelaySignals signals;
    private final RelaySettings settings;
    private long knownRecreations;
    private @Nullable ScheduledExecutorService executor;

    RelayWatch(SlotWatch slot, SlotGuard guard, RelayProgress progress, RelaySignals signals, RelaySettings settings) {
        this.slot = slot;
        this.guard = guard;
        this.progress = progress;
        this.signals = signals;
        this.settings = settings;
    }

    private void look() {
        SlotPosition position = slot.position();
        boolean known = !position.walStatus().equals("unknown");
        signals.needs().postgresql().look(known);
        signals.needs().kafka().look(!progress.kafkaSilent());
        boolean standby = progress.phase() == Phase.STANDBY;
        if (known) {
            backlog(position, standby);
            limit(position, standby);
        }
        slotLost(position);
    }

    private void backlog(SlotPosition position, boolean standby) {
        double age = position.unpublishedAgeSeconds().orElse(0);
        int limit = settings.maxUnpublishedAgeSeconds() * (standby ? 2 : 1);
        String text = "The oldest accepted request that is not in Kafka has waited %.0f s (%s, %s). Nothing is lost;"
                .formatted(age, progress.phase(), progress.lastFailure().orElse("no failure"));
        say(AlertKind.UNPUBLISHED_BACKLOG, age > limit, text + " customers are accepted and their answers are late.");
    }

    private void limit(SlotPosition position, boolean standby) {
        int percent = standby ? (100 + settings.slotAlertPercent()) / 2 : settings.slotAlertPercent();
        double allowed = position.walKeepBytes() * (1 - percent / 100.0);
        boolean near = position.safeBytes() >= 0 && position.safeBytes() < allowed;
        String text = "PostgreSQL keeps %,d bytes of WAL for the relay and may drop the slot %s after %,d more."
                .formatted(position.lagBytes(), settings.slotName(), Math.max(0, position.safeBytes()));
        say(
                AlertKind.SLOT_NEAR_LIMIT,
                near || position.walStatus().equals("unreserved"),
                text + " Then what is not published has to be published again.");
    }

    /** Lost means lost for a moment only: the relay makes it anew, and what has to be known is that it did. */
    private void slotLost(SlotPosition position) {
        long recreations = guard.recreatedSlots();
        boolean lost = position.walStatus().equals("lost") || recreations > knownRecreations;
        knownRecreations = recreations;
        say(
                AlertKind.SLOT_LOST,
                lost,
                "The replication slot " + settings.slotName()
                        + " was lost and is made anew. Requests that were accepted"
                        + " and not published yet are late: coupon-api publishes them again by itself.");
    }

    private void say(AlertKind kind, boolean holds, String text) {
        Alerts alerts = signals.alerts();
        if (holds) {
            alerts.trouble(kind, text);
        } else {
            alerts.fine(kind);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbox-relay-alerts").factory());
        executor = scheduled;
        ScheduledFuture<?> _ = scheduled.scheduleWithFixedDelay(
                this::look, settings.watchMillis(), settings.watchMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
