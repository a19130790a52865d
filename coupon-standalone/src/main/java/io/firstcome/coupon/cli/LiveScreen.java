package io.firstcome.coupon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how things stand: on a terminal some lines that are drawn anew in their place, elsewhere a plain line now and then. */
final class LiveScreen implements AutoCloseable {

    private static final long TERMINAL_MILLIS = 1000;
    private static final long PLAIN_MILLIS = 5000;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_FROM_HERE = "\r\u001b[J";

    private final PrintWriter out;
    private final Supplier<List<String>> screen;
    private final boolean terminal;
    private final ScheduledExecutorService clock;
    private int drawn;

    private LiveScreen(PrintWriter out, Supplier<List<String>> screen, boolean terminal) {
        this.out = out;
        this.screen = screen;
        this.terminal = terminal;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("live-screen").factory());
    }

    /**
     * @param screen the lines for a terminal
     * @param line the same in one line, for a file or a pipe
     */
    static LiveScreen show(PrintWriter out, Supplier<List<String>> screen, Supplier<String> line) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        LiveScreen live = new LiveScreen(out, terminal ? screen : () -> List.of(line.get()), terminal);
        long every = terminal ? TERMINAL_MILLIS : PLAIN_MILLIS;
        var _ = live.clock.scheduleWithFixedDelay(live::draw, every, every, TimeUnit.MILLISECONDS);
        return live;
    }

    private void draw() {
        List<String> lines = screen.get();
        synchronized (out) {
            clear();
            lines.forEach(out::println);
            out.flush();
            drawn = terminal ? lines.size() : 0;
        }
    }

    /** Says something that stays. */
    void say(String line) {
        synchronized (out) {
            clear();
            out.println(line);
            out.flush();
        }
    }

    private void clear() {
        if (drawn > 0) {
            out.printf(UP, drawn);
            out.print(CLEAR_FROM_HERE);
            drawn = 0;
        }
    }

    @Override
    public void close() {
        clock.close();
        synchronized (out) {
            clear();
            out.flush();
        }
    }
}
