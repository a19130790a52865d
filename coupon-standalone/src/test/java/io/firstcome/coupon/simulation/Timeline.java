package io.firstcome.coupon.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;

/** Virtual time: what is to happen, in its order, and what has happened last. Time passes only from one event to the next. */
final class Timeline implements InstantSource {

    private static final Instant BEGIN = Instant.parse("2026-06-01T01:00:00Z");
    private static final int TRACED = 60;

    private record Event(long atMillis, long number, Runnable what) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private final Queue<Event> events = new PriorityQueue<>();
    private final Deque<String> trace = new ArrayDeque<>();
    private long nowMillis;
    private long scheduled;
    private long happened;

    /** Has it happen so many milliseconds from now; of two at the same time the one that was asked for first comes first. */
    void after(long millis, Runnable what) {
        events.add(new Event(nowMillis + millis, scheduled++, what));
    }

    /** Has the next event happen; false if there is none. */
    boolean next() {
        Event event = events.poll();
        if (event == null) {
            return false;
        }
        nowMillis = Math.max(nowMillis, event.atMillis);
        happened++;
        event.what.run();
        return true;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** How many events there were. */
    long happened() {
        return happened;
    }

    @Override
    public Instant instant() {
        return BEGIN.plusMillis(nowMillis);
    }

    /** Keeps the sentence among the last ones. */
    void note(String what) {
        if (trace.size() == TRACED) {
            trace.removeFirst();
        }
        trace.addLast(nowMillis + " ms  " + what);
    }

    String trace() {
        return String.join("\n", trace);
    }
}
