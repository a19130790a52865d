package io.firstcome.coupon.issuing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A daemon thread that does one step after the other until it is stopped. */
abstract class BackgroundLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration WAIT_AFTER_A_BUG = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String name;
    private final int phase;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    /** @param phase those with lower ones are started before and stopped after it */
    BackgroundLoop(String name, int phase) {
        this.name = name;
        this.phase = phase;
    }

    /** Does what there is to do, for about a second at most; returns how long to wait before the next. */
    abstract Duration step();

    /** Called by the thread when it ends. */
    void ended() {}

    private void run() {
        while (isRunning()) {
            Duration wait;
            try {
                wait = step();
            } catch (RuntimeException bug) {
                if (isRunning()) {
                    log.error("{} fails for a reason that is not foreseen; it goes on in a while", name, bug);
                }
                wait = WAIT_AFTER_A_BUG;
            }
            await(stopped, wait);
        }
        ended();
    }

    /** Waits for the latch at most so long. */
    static void await(CountDownLatch latch, Duration longest) {
        try {
            boolean _ = latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                boolean _ = running.join(LONGEST_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
