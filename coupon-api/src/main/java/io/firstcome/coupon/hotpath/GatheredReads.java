package io.firstcome.coupon.hotpath;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Reads together what a crowd asks for: who comes while all readers are busy is read by the next one with everybody who
 * came meanwhile. Alone nobody waits; in a rush the batches grow by themselves. No read that began before a call is
 * its answer.
 *
 * @param <K> what is asked for
 * @param <V> what is found
 */
public final class GatheredReads<K, V> {

    private final Reader<K, V> reader;
    private final int maxBatch;
    private final Duration patience;
    private final Semaphore freeReaders;
    private final Queue<Look<K, V>> waiting = new ConcurrentLinkedQueue<>();

    /** Reads a batch. */
    public interface Reader<K, V> {

        /** What there is of these; by a missing key nothing was found. */
        Map<K, V> read(Set<K> keys);
    }

    private record Look<K, V>(K key, CompletableFuture<Optional<V>> found) {}

    /**
     * @param readers how many batches are read at once, at most
     * @param maxBatch how many are read together, at most
     * @param patience how long a call waits
     */
    public GatheredReads(int readers, int maxBatch, Duration patience, Reader<K, V> reader) {
        this.reader = reader;
        this.maxBatch = maxBatch;
        this.patience = patience;
        this.freeReaders = new Semaphore(readers);
    }

    /**
     * Waits until it is read. Empty if there is none.
     *
     * @throws DataAccessResourceFailureException if it was not read in time
     * @throws RuntimeException as the reader does
     */
    public Optional<V> find(K key) {
        Look<K, V> look = new Look<>(key, new CompletableFuture<>());
        waiting.add(look);
        readOn();
        return await(look.found());
    }

    private Optional<V> await(CompletableFuture<Optional<V>> found) {
        try {
            return found.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            found.cancel(false);
            throw new DataAccessResourceFailureException("not read within " + patience.toMillis() + " ms", late);
        } catch (InterruptedException stopped) {
            found.cancel(false);
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted while it was to be read", stopped);
        }
    }

    /** How many wait for a reader. */
    int waiting() {
        return waiting.size();
    }

    private void readOn() {
        if (freeReaders.tryAcquire()) {
            Thread.startVirtualThread(this::readWhatWaits);
        }
    }

    private void readWhatWaits() {
        try {
            for (List<Look<K, V>> batch = take(); !batch.isEmpty(); batch = take()) {
                read(batch);
            }
        } finally {
            freeReaders.release();
        }
        if (!waiting.isEmpty()) {
            readOn(); // for who came after the last look and found no reader free
        }
    }

    /** Those who still wait. */
    private List<Look<K, V>> take() {
        List<Look<K, V>> batch = new ArrayList<>();
        while (batch.size() < maxBatch) {
            Look<K, V> next = waiting.poll();
            if (next == null) {
                return batch;
            }
            if (!next.found().isDone()) {
                batch.add(next);
            }
        }
        return batch;
    }

    private void read(List<Look<K, V>> batch) {
        Set<K> keys = new LinkedHashSet<>();
        batch.forEach(look -> keys.add(look.key()));
        try {
            Map<K, V> found = reader.read(keys);
            batch.forEach(look -> look.found().complete(Optional.ofNullable(found.get(look.key()))));
        } catch (RuntimeException | Error failure) {
            batch.forEach(look -> look.found().completeExceptionally(failure));
        }
    }
}
