package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.bench.Meter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something that others do. */
public final class Progress {

    /** How exactly the moment is seen: asking costs those who work processor time. */
    private static final long LOOK_EVERY_MILLIS = 10;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Progress() {}

    /**
     * Returns how far it is as soon as it has come to the goal.
     *
     * @throws IllegalStateException if it does not within three minutes
     */
    public static long await(Meter meter, long goal) throws InterruptedException, SQLException {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        for (long count = (long) meter.total(); ; count = (long) meter.total()) {
            if (count >= goal) {
                return count;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        meter.name() + ": " + count + " of " + goal + " after " + LIMIT.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** The same for what is put right after a sample. */
    public static void finish(Meter meter, long goal) throws SQLException {
        try {
            await(meter, goal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + meter.name(), interrupted);
        }
    }
}
