package io.firstcome.coupon.load.customer;

import io.firstcome.coupon.load.plan.Arrival;
import io.firstcome.coupon.load.plan.Schedule;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends the arrivals of a schedule, each when it is due: an open loop. A slow answer delays nobody who comes later, and who
 * is sent late is timed from when it was due, so a stall of the system shows in the latencies of all who met it.
 */
public final class Driver implements AutoCloseable {

    private final Results results = new Results();
    private final Wire wire;

    /** @param instances where the apis answer, by the number of an arrival's instance */
    public Driver(List<URI> instances) {
        this.wire = new Wire(instances, results.tally());
    }

    /**
     * Who comes, and for what.
     *
     * @param couponIds by the coupon's number
     * @param tokens by the customer's number
     */
    public record Crowd(Schedule schedule, List<String> couponIds, List<String> tokens) {}

    /**
     * Sends everybody; returns when each has a decision or a refusal, or has given up.
     *
     * @param openingNanos from when the arrivals count, by {@link System#nanoTime()}
     * @param giveUpNanos when customers stop asking for their decision, by the same clock
     */
    public void run(Crowd crowd, long openingNanos, long giveUpNanos) throws InterruptedException {
        Scene scene = new Scene(wire, results, crowd.couponIds(), crowd.tokens(), openingNanos, giveUpNanos);
        ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (Arrival arrival : crowd.schedule().arrivals()) {
                long wait = openingNanos + arrival.dueNanos() - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                visits.execute(() -> come(new Visit(arrival, scene)));
            }
            visits.shutdown();
            boolean _ = visits.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            visits.shutdownNow();
        }
    }

    private static void come(Visit visit) {
        try {
            visit.come();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the run is broken off
        }
    }

    public Results results() {
        return results;
    }

    @Override
    public void close() {
        wire.close();
    }
}
