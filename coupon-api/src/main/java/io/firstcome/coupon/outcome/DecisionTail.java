package io.firstcome.coupon.outcome;

import io.firstcome.coupon.retrying.Backoff;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One thread per instance that follows the decisions topic from its end on and tells the listeners. It bears a topic
 * that does not exist yet and Kafka's absence, and goes on where it was.
 */
@Component
class DecisionTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DecisionTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long STOP_MILLIS = 10_000;
    /** Stops after the web server, whose last answers may still wait for decisions. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final DecisionConsumers consumers;
    private final DecisionDelivery delivery;
    private final StoredProgress stored;
    private final Duration check;
    private final Backoff backoff;
    private final TailPositions positions = new TailPositions();
    private final Outage outage = new Outage(
            log,
            "Decisions are not heard at once: customers see them a little later. Kafka is tried again until it is"
                    + " back.");
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable TailReader reader;
    private @Nullable Thread thread;

    DecisionTail(
            DecisionConsumers consumers, DecisionDelivery delivery, StoredProgress stored, OutcomeSettings settings) {
        this.consumers = consumers;
        this.delivery = delivery;
        this.stored = stored;
        this.check = Duration.ofMillis(settings.partitionCheckMillis());
        this.backoff = settings.backoff();
    }

    private void run() {
        while (isRunning()) {
            try (TailReader opened = new TailReader(consumers.tail(), positions)) {
                reader = opened;
                follow(opened);
            } catch (RuntimeException failure) {
                // a wake-up too, when it is to stop
                if (isRunning()) {
                    pause(backoff.after(outage.failed(failure)));
                }
            }
        }
    }

    private void follow(TailReader opened) {
        long lastCheck = System.nanoTime() - check.toNanos();
        while (isRunning()) {
            if (System.nanoTime() - lastCheck >= check.toNanos()) {
                opened.lookForPartitions();
                outage.over();
                stored.loadOnce();
                lastCheck = System.nanoTime();
            }
            if (positions.isEmpty()) {
                pause(check);
            } else {
                opened.poll(POLL).forEach(delivery::deliver);
            }
        }
    }

    private void pause(Duration wait) {
        try {
            boolean _ = stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            stopped.countDown();
        }
    }

    /** Whether Kafka could not be reached when it was asked last. */
    boolean isAway() {
        return outage.isOn();
    }

    /** Whether a broker is connected; the reader's own look finds cached partitions also where none is. */
    boolean isConnected() {
        TailReader reading = reader;
        return reading != null && reading.isConnected();
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().daemon().name("decision-tail").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        TailReader reading = reader;
        if (reading != null) {
            reading.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(STOP_MILLIS);
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
        return PHASE;
    }
}
