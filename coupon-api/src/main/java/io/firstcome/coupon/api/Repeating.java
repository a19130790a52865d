package io.firstcome.coupon.api;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background work that is done again and again on a daemon thread of its own, so that one slow database call holds up
 * no other work. A run that fails is logged and the next one comes after the usual pause.
 */
public final class Repeating implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Repeating.class);
    private static final long STOP_SECONDS = 5;

    private final ScheduledExecutorService executor;
    private final ScheduledFuture<?> runs;

    private Repeating(ScheduledExecutorService executor, ScheduledFuture<?> runs) {
        this.executor = executor;
        this.runs = runs;
    }

    /** Begins after the first pause; the pause is counted from the end of a run. */
    public static Repeating start(String name, Duration pause, Runnable work) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        ScheduledFuture<?> runs = executor.scheduleWithFixedDelay(
                () -> guarded(name, pause, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return new Repeating(executor, runs);
    }

    private static void guarded(String name, Duration pause, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn("{} failed and is tried again in {}", name, pause, failure);
        }
    }

    /** Waits a few seconds for a run that is under way. */
    @Override
    public void close() {
        runs.cancel(false);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException _) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
