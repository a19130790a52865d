package io.firstcome.coupon.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Takes what waits to be written, a batch at a time. A transaction costs about a millisecond of processor time, the
 * database's and ours, before it has written anything, so what it costs a request is decided here.
 *
 * <ul>
 *   <li>Who comes alone waits for nobody.
 *   <li>Once two have come together, a batch is gathered for some milliseconds before it is written. One writer gathers while
 *       the others write: two at once would each have half, and the second would only wait for the line's lock.
 *   <li>Where enough wait already there is nothing to gather.
 * </ul>
 */
final class AskBatches {

    /** How long a writer waits for the first of a batch before it looks whether it is to stop. */
    private static final long IDLE_MILLIS = 100;

    /** In a batch of so many the transaction's own cost is a small part of each one's. */
    private static final int ENOUGH = 64;

    private final BlockingQueue<Ask> queue;
    private final int maxBatch;
    private final Duration gather;
    private final LongConsumer pause;
    private final ReentrantLock gathering = new ReentrantLock();
    private boolean crowded; // under the lock

    /** @param pause waits for so many nanoseconds, or less */
    AskBatches(BlockingQueue<Ask> queue, int maxBatch, Duration gather, LongConsumer pause) {
        this.queue = queue;
        this.maxBatch = maxBatch;
        this.gather = gather;
        this.pause = pause;
    }

    /** The next batch, in the order in which they came; empty if nobody has come for a moment. */
    List<Ask> next() throws InterruptedException {
        gathering.lockInterruptibly();
        try {
            Ask first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return List.of();
            }
            if (crowded && queue.size() < ENOUGH) {
                pause.accept(gather.toNanos());
            }
            List<Ask> batch = new ArrayList<>();
            batch.add(first);
            queue.drainTo(batch, maxBatch - 1);
            crowded = batch.size() > 1;
            return batch;
        } finally {
            gathering.unlock();
        }
    }
}
