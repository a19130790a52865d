package io.firstcome.coupon.bench.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** As many requests as the server can answer: each connection sends its next one as soon as it has an answer. */
public final class Saturation {

    private final Connections connections;

    public Saturation(InetSocketAddress server, int connections) {
        this.connections = new Connections(server, connections);
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
        long end = System.nanoTime() + time.toNanos();
        return connections.count(connection -> {
            Map<Integer, Long> counted = new TreeMap<>();
            while (System.nanoTime() < end) {
                counted.merge(connection.ask(requests.get()), 1L, Long::sum);
            }
            return counted;
        });
    }
}
