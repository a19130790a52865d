package io.firstcome.coupon.load;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how a run goes: on a terminal one line that changes, elsewhere a plain line now and then. */
final class ProgressBar implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 250;
    private static final long PLAIN_MILLIS = 5_000;
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 24;

    private final PrintWriter out;
    private final Supplier<LoadProgress> progress;
    private final boolean terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress-bar").factory());

    private ProgressBar(PrintWriter out, Supplier<LoadProgress> progress, boolean terminal) {
        this.out = out;
        this.progress = progress;
        this.terminal = terminal;
    }

    static ProgressBar show(PrintWriter out, Supplier<LoadProgress> progress) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        ProgressBar bar = new ProgressBar(out, progress, terminal);
        long every = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
        var _ = bar.clock.scheduleWithFixedDelay(bar::print, every, every, TimeUnit.MILLISECONDS);
        return bar;
    }

    private void print() {
        String line = line(progress.get());
        if (terminal) {
            out.print(CLEAR + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    static String line(LoadProgress now) {
        int done = (int) Math.round(Math.clamp(now.share(), 0, 1) * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %.0f s  %s: sent %,d, accepted %,d, refused %,d, unanswered %,d, told %,d, under way %,d",
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                100 * now.share(),
                now.seconds(),
                now.phase().words(),
                now.counts().sent(),
                now.counts().accepted(),
                now.counts().refusedInAll(),
                now.counts().unansweredInAll(),
                now.counts().issued() + now.counts().refusedLater(),
                now.counts().underWay());
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
