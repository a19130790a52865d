package net.grinder.util;

import net.grinder.script.Grinder;
import net.grinder.script.Worker;

/** What scripts like to know about the whole test. */
public final class GrinderUtils {

    private GrinderUtils() {}

    /** The test's parameter, {@code otherwise} if it has none. */
    public static String getParam(String otherwise) {
        String param = Grinder.worker().param();
        return param.isEmpty() ? otherwise : param;
    }

    /** Tells this thread from all others of the test: from 0, without gaps. */
    public static int getThreadUniqId() {
        Worker worker = Grinder.worker();
        int process = worker.getAgentNumber() * worker.processes() + worker.getProcessNumber();
        return process * worker.threads() + worker.getThreadNumber();
    }

    /** How many machines the test runs on. */
    public static int getAgentCount() {
        return 1;
    }

    public static int getProcessCount() {
        return Grinder.worker().processes();
    }

    public static int getThreadCount() {
        return Grinder.worker().threads();
    }
}
