package io.firstcome.coupon.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where requests wait to be written. Each writer takes a batch of them ({@link AskBatches}), writes it, and takes the next.
 */
@Component
class IntakeQueue implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IntakeQueue.class);
    private static final long STOP_MILLIS = 10_000;

    private final BatchWriter batchWriter;
    private final Attempts attempts;
    private final IntakeSettings settings;
    private final BlockingQueue<Ask> queue;
    private final AskBatches batches;
    private final List<Thread> writers = new ArrayList<>();
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private volatile boolean running;

    IntakeQueue(BatchWriter batchWriter, Attempts attempts, IntakeSettings settings, IntakeMetrics metrics) {
        this.batchWriter = batchWriter;
        this.attempts = attempts;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
        this.batches = new AskBatches(queue, settings.maxBatch(), settings.gather(), LockSupport::parkNanos);
        metrics.watchQueue(queue);
    }

    /** Waits until the request is written, refused, or given up because its deadline has passed. */
    Answer ask(CouponId couponId, CustomerId customerId, @Nullable RequestKey key) throws InterruptedException {
        if (attempts.databaseIsDown()) {
            return new Answer.Unavailable();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.deadlineMillis());
        Ask ask = new Ask(couponId, customerId, key, new RequestId(ids.generate()), deadline);
        if (!running || !queue.offer(ask)) {
            return new Answer.Overloaded();
        }
        return ask.await();
    }

    /** How many have not been taken by a writer yet. */
    int waiting() {
        return queue.size();
    }

    /** Whether a writer has died, which leaves requests waiting that nobody writes. */
    synchronized boolean isBroken() {
        return running && !writers.stream().allMatch(Thread::isAlive);
    }

    private void writeWhatComes() {
        while (running || !queue.isEmpty()) {
            try {
                writeSafely(batches.next().stream().filter(Ask::take).toList());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void writeSafely(List<Ask> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            batchWriter.write(batch);
        } catch (RuntimeException | Error failure) {
            log.error(
                    "A batch of {} requests broke; those not answered are told to ask again and get their ticket if"
                            + " they were accepted",
                    batch.size(),
                    failure);
            batch.forEach(ask -> ask.answer(new Answer.OutcomeUnknown()));
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= settings.writers(); i++) {
            writers.add(Thread.ofPlatform().daemon().name("intake-writer-" + i).start(this::writeWhatComes));
        }
    }

    /** The web server has stopped by now: what still waits is written, or refused if that takes too long. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
            for (Thread writer : writers) {
                writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                writer.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writers.clear();
        queue.forEach(Ask::giveUp);
        queue.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before the web server's phase (near the highest) and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
