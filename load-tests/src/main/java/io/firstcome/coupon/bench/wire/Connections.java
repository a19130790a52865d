package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.bench.wire.Saturation.Counted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several connections to one server that ask at once, each by a thread of its own. */
record Connections(InetSocketAddress server, int count) {

    /** What one of them asks. */
    interface Talk {

        /** Returns how many answers it had, by their status. */
        Map<Integer, Long> over(BareConnection connection) throws IOException, InterruptedException;
    }

    /**
     * Has all of them talk, and counts their answers together.
     *
     * @throws IOException if a connection breaks: then nothing was measured
     */
    Counted count(Talk talk) throws IOException, InterruptedException {
        List<Future<Map<Integer, Long>>> running = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> connected(talk)));
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

    private Map<Integer, Long> connected(Talk talk) throws IOException, InterruptedException {
        try (BareConnection connection = new BareConnection(server)) {
            return talk.over(connection);
        }
    }
}
