package io.firstcome.coupon.ngrinder;

import java.util.ArrayList;
import java.util.List;
import net.grinder.script.GTest;
import net.grinder.script.Statistics.StatisticsForTest;

/** One call of a recorded method. Belongs to one thread. */
final class MeasuredTest implements StatisticsForTest {

    private final GTest test;
    private final long began = System.nanoTime();
    private final List<Integer> statuses = new ArrayList<>();
    private long ended;
    private boolean success = true;
    private boolean counted;

    MeasuredTest(GTest test) {
        this.test = test;
    }

    GTest test() {
        return test;
    }

    void answered(int status) {
        statuses.add(status);
    }

    void end() {
        ended = System.nanoTime();
    }

    /** Counts it, unless it has been. */
    void countIn(Tally tally) {
        if (!counted) {
            counted = true;
            tally.add(this);
        }
    }

    @Override
    public void setSuccess(boolean success) {
        if (counted) {
            throw new IllegalStateException(
                    "test " + test.getNumber() + " has been counted: set grinder.statistics.delayReports before it");
        }
        this.success = success;
    }

    /** It failed, which is not worth mentioning again once it has been counted. */
    void fail() {
        if (!counted) {
            success = false;
        }
    }

    boolean success() {
        return success;
    }

    /** How long it took. */
    long nanos() {
        return ended - began;
    }

    List<Integer> statuses() {
        return statuses;
    }
}
