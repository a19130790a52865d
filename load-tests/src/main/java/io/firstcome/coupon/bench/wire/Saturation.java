package io.firstcome.coupon.bench.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** As many requests as the server can answer: each connection sends its next one as soon as it has an answer. */
public final class Saturation {

    private final InetSocketAddress server;
    private final int connections;

    public Saturation(InetSocketAddress server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * What came back.
     *
     * @param byStatus how many answers, by their status
     * @param seconds from the first request to the last answer
     */
    public record Counted(Map<Integer, Long> byStatus, double seconds) {

        public long all() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }

        public long of(int status) {
            return byStatus.getOrDefault(status, 0L);
        }
    }

    /**
     * Sends for so long.
     *
     * @param requests each the next one to be sent, made for many threads
     * @throws IOException if a connection breaks: then nothing was measured
     */
    public Counted send(Supplier<byte[]> requests, Duration time) throws IOException, InterruptedException {
        List<Future<Map<Integer, Long>>> running = new ArrayList<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> sendUntil(end, requests)));
            }
            Map<Integer, Long> counted = new TreeMap<>();
            for (Future<Map<Integer, Long>> one : running) {
                one.get().forEach((status, times) -> counted.merge(status, times, Long::sum));
            }
            return new Counted(counted, (System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException broken) {
            throw new IOException("a connection broke: " + broken.getMessage(), broken);
        }
    }

    private Map<Integer, Long> sendUntil(long end, Supplier<byte[]> requests) throws IOException {
        Map<Integer, Long> counted = new TreeMap<>();
        try (BareConnection connection = new BareConnection(server)) {
            while (System.nanoTime() < end) {
                counted.merge(connection.ask(requests.get()), 1L, Long::sum);
            }
        }
        return counted;
    }
}
