package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.bench.wire.Saturation.Counted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** So many requests in each second, each when it is due, however long the answers to the others take: an open loop. */
public final class Steady {

    private final InetSocketAddress server;
    private final int connections;
    private final int perSecond;

    /** @param connections enough for those that are under way at once: who has none is late, which counts as waiting */
    public Steady(InetSocketAddress server, int connections, int perSecond) {
        this.server = server;
        this.connections = connections;
        this.perSecond = perSecond;
    }

    /**
     * What was sent, and when.
     *
     * @param begin when the first one was due
     */
    public record Sent(Instant begin, int perSecond, Counted counted) {

        /** When the request of that number was due, from 0. */
        public Instant due(int number) {
            return begin.plusNanos(dueNanos(number, perSecond));
        }
    }

    private static long dueNanos(int number, int perSecond) {
        return TimeUnit.SECONDS.toNanos(1) * number / perSecond;
    }

    /**
     * Sends for so many seconds.
     *
     * @param requests by their number, from 0; made for many threads
     * @throws IOException if a connection breaks: then nothing was measured
     */
    public Sent send(IntFunction<byte[]> requests, int seconds) throws IOException, InterruptedException {
        int last = seconds * perSecond;
        AtomicInteger next = new AtomicInteger();
        List<Future<Map<Integer, Long>>> running = new ArrayList<>();
        Instant begin = Instant.now();
        long beginNanos = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> sendWhenDue(next, last, beginNanos, requests)));
            }
            Map<Integer, Long> counted = new TreeMap<>();
            for (Future<Map<Integer, Long>> one : running) {
                one.get().forEach((status, times) -> counted.merge(status, times, Long::sum));
            }
            return new Sent(begin, perSecond, new Counted(counted, (System.nanoTime() - beginNanos) / 1e9));
        } catch (ExecutionException broken) {
            throw new IOException("a connection broke: " + broken.getMessage(), broken);
        }
    }

    private Map<Integer, Long> sendWhenDue(AtomicInteger next, int last, long beginNanos, IntFunction<byte[]> requests)
            throws IOException, InterruptedException {
        Map<Integer, Long> counted = new TreeMap<>();
        try (BareConnection connection = new BareConnection(server)) {
            for (int number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                TimeUnit.NANOSECONDS.sleep(beginNanos + dueNanos(number, perSecond) - System.nanoTime());
                counted.merge(connection.ask(requests.apply(number)), 1L, Long::sum);
            }
        }
        return counted;
    }
}
