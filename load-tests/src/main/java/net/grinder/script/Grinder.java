package net.grinder.script;

import org.slf4j.Logger;

/** Where a script finds out who runs it: {@code import static net.grinder.script.Grinder.grinder}. */
public final class Grinder {

    /** Who runs the script on this thread; the local runner binds it. */
    public static final ScopedValue<Worker> WORKER = ScopedValue.newInstance();

    private Grinder() {}

    /**
     * What Groovy takes for the {@code grinder} of the static import.
     *
     * @throws IllegalStateException on a thread on which no script is run
     */
    public static ScriptContext getGrinder() {
        return worker();
    }

    /** @throws IllegalStateException on a thread on which no script is run */
    public static Worker worker() {
        return WORKER.orElseThrow(() -> new IllegalStateException("only a script's own threads know their grinder"));
    }

    /** Who this is, and what it may ask for. Numbers begin at 0; what does not exist yet is -1. */
    public interface ScriptContext {

        int getAgentNumber();

        int getProcessNumber();

        int getThreadNumber();

        int getRunNumber();

        Logger getLogger();

        Statistics getStatistics();

        /** Pauses for about that many milliseconds; outside a recorded test it is not part of anything's time. */
        void sleep(long millis) throws InterruptedException;
    }
}
