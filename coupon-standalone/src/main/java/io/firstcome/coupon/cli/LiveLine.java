package io.firstcome.coupon.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how things stand: on a terminal one line that changes, elsewhere a plain line now and then. */
public final class LiveLine implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 250;
    private static final long PLAIN_MILLIS = 1000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final Supplier<String> status;
    private final boolean terminal;
    private final ScheduledExecutorService clock;

    private LiveLine(PrintWriter out, Supplier<String> status, boolean terminal) {
        this.out = out;
        this.status = status;
        this.terminal = terminal;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-line").factory());
    }

    /** Until it is closed; the status is asked for on a thread of its own. */
    public static LiveLine show(PrintWriter out, Supplier<String> status) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        LiveLine line = new LiveLine(out, status, terminal);
        long every = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
        var _ = line.clock.scheduleAtFixedRate(line::print, every, every, TimeUnit.MILLISECONDS);
        return line;
    }

    private void print() {
        if (terminal) {
            out.print(CLEAR + status.get());
        } else {
            out.println(status.get());
        }
        out.flush();
    }

    @Override
    public void close() {
        clock.close();
        if (terminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
