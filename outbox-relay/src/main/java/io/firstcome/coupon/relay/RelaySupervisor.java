package io.firstcome.coupon.relay;

import io.firstcome.coupon.relay.RelayState.Phase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps one engine running for as long as the application does: looks at the slot, runs an engine, and after its end
 * starts over, at once or after a pause that grows from failure to failure. The slot is the lock between relays: it
 * serves one at a time, and the others stand by.
 */
@Component
final class RelaySupervisor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelaySupervisor.class);

    private final SlotGuard guard;
    private final LineProducers producers;
    private final RelayProgress progress;
    private final RelaySettings settings;
    private final BackOff backOff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable OutboxRelay current;
    private volatile @Nullable Thread thread;

    RelaySupervisor(SlotGuard guard, LineProducers producers, RelayProgress progress, RelaySettings settings) {
        this.guard = guard;
        this.producers = producers;
        this.progress = progress;
        this.settings = settings;
        this.backOff = new BackOff(settings);
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("outbox-relay").start(this::supervise);
    }

    private void supervise() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            progress.enter(Phase.STOPPED);
        }
    }

    /** Looks, streams if it can, and returns how long to wait before the next turn. */
    private Duration turn() throws InterruptedException {
        try {
            return switch (guard.prepare()) {
                case SlotCheck.Ready _ -> stream();
                case SlotCheck.HeldByAnother _ -> standBy();
                case SlotCheck.OutboxMissing _ -> {
                    progress.enter(Phase.WAITING_FOR_OUTBOX);
                    yield Duration.ofMillis(settings.standbyPollMillis());
                }
            };
        } catch (RuntimeException failure) {
            return afterFailure(failure);
        }
    }

    private Duration stream() throws InterruptedException {
        long publishedBefore = progress.publishedRecords();
        OutboxRelay relay = new OutboxRelay(settings, producers, progress);
        current = relay;
        if (stopping.getCount() == 0) {
            return Duration.ZERO;
        }
        OutboxRelay.End end = relay.run();
        current = null;
        if (progress.publishedRecords() > publishedBefore) {
            backOff.reset();
        }
        return switch (end) {
            case OutboxRelay.End.Stopped _ -> Duration.ZERO;
            case OutboxRelay.End.SlotTaken _ -> standBy();
            case OutboxRelay.End.Failed failed -> afterFailure(failed.cause());
        };
    }

    private Duration standBy() {
        backOff.reset();
        progress.enter(Phase.STANDBY);
        return Duration.ofMillis(settings.standbyPollMillis());
    }

    private Duration afterFailure(Throwable failure) {
        if (stopping.getCount() == 0) {
            log.debug("The engine failed while it was stopped", failure);
            return Duration.ZERO;
        }
        Duration pause = backOff.next();
        String cause = Failures.describe(failure);
        progress.failed(cause);
        progress.enter(Phase.BACKING_OFF);
        log.warn(
                "Publishing has stopped: {}. Nothing is lost: rows wait in the WAL, customers' answers are late. A new"
                        + " engine starts in {} ms",
                cause,
                pause.toMillis());
        log.debug("Publishing has stopped", failure);
        return pause;
    }

    /** Bounded by {@code stopMillis}, also while Kafka or the database is away. */
    @Override
    public void stop() {
        Thread supervising = thread;
        if (supervising == null) {
            return;
        }
        stopping.countDown();
        try {
            OutboxRelay relay = current;
            if (relay != null) {
                relay.stop();
            }
            if (!supervising.join(Duration.ofMillis(settings.stopMillis()))) {
                log.warn(
                        "The engine has not ended within {} ms and is left behind; the slot is free once its connection"
                                + " has ended. Nothing is lost: rows wait in the WAL",
                        settings.stopMillis());
                supervising.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        Thread supervising = thread;
        return supervising != null && supervising.isAlive();
    }
}
