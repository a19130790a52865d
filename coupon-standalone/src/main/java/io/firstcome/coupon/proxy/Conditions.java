package io.firstcome.coupon.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a proxy's connections are subject to at the moment; read by all of them at each chunk. */
final class Conditions {

    private final AtomicReference<@Nullable CutPoint> cutPoint = new AtomicReference<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile Mode mode = new Mode.Passing();

    Mode mode() {
        return mode;
    }

    boolean isHalfOpen() {
        return mode instanceof Mode.HalfOpen;
    }

    boolean isRefusing() {
        return mode instanceof Mode.Refusing;
    }

    /** Everything else that was ordered is forgotten. */
    void enter(Mode next) {
        cutPoint.set(null);
        answersToLose.set(0);
        mode = next;
    }

    void cutAfter(CutPoint point) {
        cutPoint.set(point);
    }

    boolean isCutAhead() {
        return cutPoint.get() != null;
    }

    /** How many of the bytes may pass; with a result below {@code length} this connection, and no other, is cut. */
    int allowed(Direction direction, int length) {
        CutPoint point = cutPoint.get();
        if (point == null || point.direction() != direction) {
            return length;
        }
        int passing = point.take(length);
        return passing == length || cutPoint.compareAndSet(point, null) ? passing : length;
    }

    void loseNextAnswer() {
        answersToLose.set(1);
    }

    /** Whether the answer to the commit that was just asked for is the one to be lost. */
    boolean losesThisAnswer() {
        return answersToLose.compareAndSet(1, 0);
    }

    void answerLost() {
        lostAnswers.incrementAndGet();
    }

    int lostAnswers() {
        return lostAnswers.get();
    }
}
