package io.firstcome.coupon.load.customer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What happened how often. Counted by any thread. */
public final class Tally {

    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder issued = new LongAdder();
    private final LongAdder refusedLater = new LongAdder();
    private final LongAdder heldBack = new LongAdder();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> unanswered = new ConcurrentHashMap<>();

    /**
     * The counts at one moment.
     *
     * @param sent arrivals that were taken up
     * @param accepted answers with a new ticket
     * @param repeated answers with the ticket that the customer had already
     * @param refused refusals at once, by the problem's name
     * @param unanswered arrivals of which nobody can tell what became, by status or error
     * @param issued customers who were told that they have a coupon
     * @param refusedLater customers who were told after the acceptance that they have none
     * @param heldBack arrivals and status queries that waited for one of the driver's connections
     * @param underWay calls whose answer has not come yet
     */
    public record Counts(
            long sent,
            long accepted,
            long repeated,
            Map<String, Long> refused,
            Map<String, Long> unanswered,
            long issued,
            long refusedLater,
            long heldBack,
            int underWay) {

        public long refusedInAll() {
            return sum(refused);
        }

        public long unansweredInAll() {
            return sum(unanswered);
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Counts counts() {
        return new Counts(
                sent.sum(),
                accepted.sum(),
                repeated.sum(),
                byName(refused),
                byName(unanswered),
                issued.sum(),
                refusedLater.sum(),
                heldBack.sum(),
                underWay.get());
    }

    private static Map<String, Long> byName(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    void sent() {
        sent.increment();
    }

    void accepted() {
        accepted.increment();
    }

    void repeated() {
        repeated.increment();
    }

    void refused(String problem) {
        refused.computeIfAbsent(problem, _ -> new LongAdder()).increment();
    }

    void unanswered(String why) {
        unanswered.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }

    void decided(boolean isIssued) {
        (isIssued ? issued : refusedLater).increment();
    }

    void heldBack() {
        heldBack.increment();
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }
}
