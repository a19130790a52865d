package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.bench.wire.Saturation.Counted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** So many requests in each second, each when it is due, however long the answers to the others take: an open loop. */
public final class Steady {

    private final Connections connections;
    private final int perSecond;

    /** @param connections enough for those that are under way at once: who has none is late, which counts as waiting */
    public Steady(InetSocketAddress server, int connections, int perSecond) {
        this.connections = new Connections(server, connections);
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
        Instant begin = Instant.now();
        long beginNanos = System.nanoTime();
        Counted counted = connections.count(connection -> {
            Map<Integer, Long> answers = new TreeMap<>();
            for (int number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                TimeUnit.NANOSECONDS.sleep(beginNanos + dueNanos(number, perSecond) - System.nanoTime());
                answers.merge(connection.ask(requests.apply(number)), 1L, Long::sum);
            }
            return answers;
        });
        return new Sent(begin, perSecond, counted);
    }
}
