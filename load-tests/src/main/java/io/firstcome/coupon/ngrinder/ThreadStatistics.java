package io.firstcome.coupon.ngrinder;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import net.grinder.script.GTest;
import net.grinder.script.Statistics;
import org.jspecify.annotations.Nullable;

/** A thread's tests: the one under way and the last one. */
final class ThreadStatistics implements Statistics {

    private final Tally tally;
    private final Map<Object, Map<String, GTest>> recorded = new IdentityHashMap<>();
    private boolean delayed;
    private @Nullable MeasuredTest underWay;
    private @Nullable MeasuredTest last;

    ThreadStatistics(Tally tally) {
        this.tally = tally;
    }

    void record(GTest test, Object target, String methodName) {
        recorded.computeIfAbsent(target, _ -> new HashMap<>()).put(methodName, test);
    }

    /**
     * A method is called; if it is recorded, a test begins.
     *
     * @throws IllegalStateException if one is under way: recorded methods do not call each other here
     */
    void entered(Object target, String methodName) {
        GTest test = testOf(target, methodName);
        if (test == null) {
            return;
        }
        if (underWay != null) {
            throw new IllegalStateException("test " + test.getNumber() + " within test "
                    + underWay.test().getNumber());
        }
        countLast();
        underWay = new MeasuredTest(test);
    }

    /** It has thrown something. */
    void failed(Object target, String methodName) {
        if (underWay != null && testOf(target, methodName) == underWay.test()) {
            underWay.fail();
        }
    }

    /** It is over, however it ended. */
    void left(Object target, String methodName) {
        if (underWay != null && testOf(target, methodName) == underWay.test()) {
            underWay.end();
            last = underWay;
            underWay = null;
            if (!delayed) {
                countLast();
            }
        }
    }

    private @Nullable GTest testOf(Object target, String methodName) {
        return recorded.getOrDefault(target, Map.of()).get(methodName);
    }

    void answered(int status) {
        if (underWay != null) {
            underWay.answered(status);
        }
    }

    /** A test method failed: so did its last test, if it does not count yet. */
    void fail() {
        if (last != null) {
            last.fail();
        }
    }

    /** The run is over, or another test begins. */
    void countLast() {
        if (last != null) {
            last.countIn(tally);
        }
    }

    @Override
    public void setDelayReports(boolean delay) {
        delayed = delay;
        if (!delay) {
            countLast();
        }
    }

    @Override
    public StatisticsForTest getForLastTest() {
        if (last == null) {
            throw new IllegalStateException("there was no test on this thread");
        }
        return last;
    }
}
