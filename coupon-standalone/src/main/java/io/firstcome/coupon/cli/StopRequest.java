package io.firstcome.coupon.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM: the command is told, and the JVM ends only when the command has put everything away ({@link #close}).
 */
public final class StopRequest implements AutoCloseable {

    /** A stop takes seconds; after this the JVM ends anyway, which the data survives. */
    private static final long MOST_SECONDS = 120;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch putAway = new CountDownLatch(1);
    private final Thread hook;

    private StopRequest(Runnable onStop) {
        this.hook = new Thread(() -> stop(onStop), "stop-request");
    }

    /** @param onStop what to do at once when a stop is asked for */
    public static StopRequest listen(Runnable onStop) {
        StopRequest request = new StopRequest(onStop);
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    private void stop(Runnable onStop) {
        asked.countDown();
        onStop.run();
        try {
            if (!putAway.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("firstcome: gave up waiting for an orderly stop; the data survives");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when a stop was asked for. */
    void await() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() {
        putAway.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is ending: the hook was used
        }
    }
}
