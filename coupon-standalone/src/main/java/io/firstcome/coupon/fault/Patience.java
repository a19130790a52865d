package io.firstcome.coupon.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something that comes by itself. */
final class Patience {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private Patience() {}

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Whether it came within the bound; it is looked at once at least. */
    static boolean await(Duration bound, Condition condition) throws Exception {
        long giveUp = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    /** @throws IllegalStateException with the message if it did not come within the bound */
    static void require(Duration bound, String otherwise, Condition condition) throws Exception {
        if (!await(bound, condition)) {
            throw new IllegalStateException(otherwise + " within " + bound.toSeconds() + " s");
        }
    }
}
