package io.firstcome.coupon.hotpath;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

@Timeout(60)
class GatheredReadsTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final List<Set<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore letRead = new Semaphore(0);
    private final AtomicLong now = new AtomicLong();
    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void goHome() {
        letRead.release(1_000_000);
        crowd.close();
    }

    @Test
    void aloneNobodyWaits() {
        letRead.release();
        assertThat(reads(1, 100, LONG).find(7)).contains(0L);
        assertThat(batches).containsExactly(Set.of(7));
    }

    @Test
    void whoComesMeanwhileIsReadTogether() throws Exception {
        GatheredReads<Integer, Long> reads = reads(1, 100, LONG);
        Future<Optional<Long>> first = whileItsReadBegins(reads, 0);
        List<Future<Optional<Long>>> later = ask(reads, 1, 40);
        letRead.release(2);
        assertThat(first.get()).isPresent();
        for (Future<Optional<Long>> one : later) {
            assertThat(one.get()).isPresent();
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast()).hasSize(40);
    }

    @Test
    void aBatchHasABound() throws Exception {
        GatheredReads<Integer, Long> reads = reads(1, 16, LONG);
        Future<Optional<Long>> first = whileItsReadBegins(reads, 0);
        List<Future<Optional<Long>>> later = ask(reads, 1, 40);
        letRead.release(4);
        assertThat(first.get()).isPresent();
        for (Future<Optional<Long>> one : later) {
            one.get();
        }
        assertThat(batches).extracting(Set::size).containsExactly(1, 16, 16, 8);
    }

    @Test
    void noAnswerIsOlderThanItsQuestion() throws Exception {
        GatheredReads<Integer, Long> reads = reads(1, 100, LONG);
        Future<Optional<Long>> first = whileItsReadBegins(reads, 5);
        now.set(1);
        Future<Optional<Long>> same = ask(reads, 5, 1).getFirst();
        letRead.release(2);
        assertThat(first.get()).contains(0L);
        assertThat(same.get()).contains(1L);
    }

    @Test
    void asManyReadAtOnceAsMay() throws Exception {
        GatheredReads<Integer, Long> reads = reads(3, 100, LONG);
        List<Future<Optional<Long>>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(whileItsReadBegins(reads, i));
        }
        all.addAll(ask(reads, 10, 5));
        assertThat(batches).as("nobody reads a fourth").hasSize(3);
        letRead.release(3 + 5); // the freed readers may take the five in as many batches
        for (Future<Optional<Long>> one : all) {
            assertThat(one.get()).isPresent();
        }
    }

    @Test
    void whatIsNotThereIsEmpty() {
        letRead.release();
        assertThat(reads(1, 100, LONG).find(-1)).isEmpty();
    }

    @Test
    void aFailureIsToldToAllOfItsBatchAndTheNextIsRead() throws Exception {
        DataAccessException lost = new TransientDataAccessResourceException("the connection is lost");
        Semaphore begun = new Semaphore(0);
        GatheredReads<Integer, Long> reads = new GatheredReads<>(1, 100, LONG, keys -> {
            begun.release();
            letRead.acquireUninterruptibly();
            if (keys.contains(13)) {
                throw lost;
            }
            return Map.of();
        });
        Future<Optional<Long>> first = crowd.submit(() -> reads.find(0));
        begun.acquire();
        List<Future<Optional<Long>>> failing = ask(reads, 13, 2);
        letRead.release(3);
        assertThat(first.get()).isEmpty();
        for (Future<Optional<Long>> one : failing) {
            assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class).hasCause(lost);
        }
        assertThat(reads.find(14)).isEmpty();
    }

    @Test
    void whoIsNotReadInTimeIsToldSoAndIsNotReadAnyMore() throws Exception {
        GatheredReads<Integer, Long> reads = reads(1, 100, Duration.ofMillis(20));
        assertThatThrownBy(() -> reads.find(0)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(() -> reads.find(1)).isInstanceOf(DataAccessResourceFailureException.class);
        letRead.release(1_000);
        await().until(() -> quietly(() -> reads.find(2)).isPresent());
        assertThat(batches).doesNotContain(Set.of(1)).contains(Set.of(2));
    }

    /** Answers with the time of its beginning; for a negative key there is nothing. */
    private GatheredReads<Integer, Long> reads(int readers, int maxBatch, Duration patience) {
        return new GatheredReads<>(readers, maxBatch, patience, keys -> {
            long begun = now.get();
            batches.add(Set.copyOf(keys));
            letRead.acquireUninterruptibly();
            return keys.stream().filter(key -> key >= 0).collect(toMap(key -> key, _ -> begun));
        });
    }

    private Future<Optional<Long>> whileItsReadBegins(GatheredReads<Integer, Long> reads, int key) {
        int before = batches.size();
        Future<Optional<Long>> asked = crowd.submit(() -> reads.find(key));
        await().until(() -> batches.size() > before);
        return asked;
    }

    /** Returns when all of them wait. */
    private List<Future<Optional<Long>>> ask(GatheredReads<Integer, Long> reads, int from, int count) {
        List<Future<Optional<Long>>> asked = IntStream.range(from, from + count)
                .mapToObj(key -> crowd.submit(() -> reads.find(key)))
                .toList();
        await().until(() -> reads.waiting() == count);
        return asked;
    }

    private static Optional<Long> quietly(Callable<Optional<Long>> find) throws Exception {
        try {
            return find.call();
        } catch (DataAccessResourceFailureException _) {
            return Optional.empty();
        }
    }
}
