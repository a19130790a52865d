package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.retrying.Backoff;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One thread per instance that follows the decisions topic from its end on and tells the listeners, as soon as what it has
 * heard is stored. It bears a topic that does not exist yet and the absence of Kafka or of the database, and goes on where
 * it was.
 */
@Component
class DecisionTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DecisionTail.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often the tables are asked about what is held, at most: two statements each time. */
    private static final Duration LOOK = Duration.ofMillis(20);

    /** Each takes some 500 bytes; more stay in Kafka. */
    private static final int MAX_HELD = 50_000;

    private static final long STOP_MILLIS = 10_000;
    /** Stops after the web server, whose last answers may still wait for decisions. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final DecisionConsumers consumers;
    private final HeldDecisions held;
    private final DecisionDelivery delivery;
    private final StoredProgress stored;
    private final Duration check;
    private final Backoff backoff;
    private final TailPositions positions = new TailPositions();
    private final Outage outage = new Outage(
            log,
            "Decisions are not heard at once: customers see them a little later. Kafka is tried again until it is"
                    + " back.");
    private final Outage databaseOutage = new Outage(
            log,
            "What is heard of decisions cannot be compared with what is stored: customers are told when the database is"
                    + " back.");
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile @Nullable TailReader reader;
    private @Nullable Thread thread;
    private long lookedNanos = System.nanoTime();

    DecisionTail(
            DecisionConsumers consumers,
            OutcomeStore outcomes,
            DecisionDelivery delivery,
            StoredProgress stored,
            OutcomeSettings settings) {
        this.consumers = consumers;
        this.held = new HeldDecisions(outcomes);
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
                hear(opened);
                tell();
            }
        }
    }

    private void hear(TailReader opened) {
        if (held.size() < MAX_HELD) {
            opened.poll(held.size() == 0 ? POLL : LOOK).forEach(this::hold);
        } else {
            pause(LOOK);
        }
    }

    /** A record that cannot be read is left out here; the projection warns of it. */
    private void hold(ConsumerRecord<byte[], byte[]> record) {
        if (DecisionJson.read(record.value()) instanceof Reading.Read<DecisionMessage>(DecisionMessage message)) {
            held.add(record.partition(), message);
        }
    }

    private void tell() {
        if (held.size() == 0 || System.nanoTime() - lookedNanos < LOOK.toNanos()) {
            return;
        }
        lookedNanos = System.nanoTime();
        List<DecisionMessage> released;
        try {
            released = held.release();
        } catch (RuntimeException failure) {
            pause(backoff.after(databaseOutage.failed(failure)));
            return;
        }
        databaseOutage.over();
        released.forEach(delivery::deliver);
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
