package io.firstcome.coupon.ngrinder;

import java.util.concurrent.TimeUnit;
import net.grinder.script.GTest;
import net.grinder.script.Statistics;
import net.grinder.script.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of a simulated process, or the process itself before and after its threads. */
final class LocalWorker implements Worker {

    private static final Logger log = LoggerFactory.getLogger("ngrinder");

    /** The number of a thread that is none of the process's threads, and of a run before the first. */
    private static final int NONE = -1;

    private final LocalSettings settings;
    private final int process;
    private final int thread;
    private final ThreadStatistics statistics;
    private int run = NONE;

    private LocalWorker(LocalSettings settings, int process, int thread, Tally tally) {
        this.settings = settings;
        this.process = process;
        this.thread = thread;
        this.statistics = new ThreadStatistics(tally);
    }

    static LocalWorker ofThread(LocalSettings settings, int process, int thread, Tally tally) {
        return new LocalWorker(settings, process, thread, tally);
    }

    static LocalWorker ofProcess(LocalSettings settings, int process, Tally tally) {
        return new LocalWorker(settings, process, NONE, tally);
    }

    void nextRun() {
        run++;
    }

    @Override
    public int getAgentNumber() {
        return 0;
    }

    @Override
    public int getProcessNumber() {
        return process;
    }

    @Override
    public int getThreadNumber() {
        return thread;
    }

    @Override
    public int getRunNumber() {
        return run;
    }

    @Override
    public Logger getLogger() {
        return log;
    }

    @Override
    public Statistics getStatistics() {
        return statistics;
    }

    /** The same, for who runs the thread. */
    ThreadStatistics statistics() {
        return statistics;
    }

    @Override
    public void sleep(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    @Override
    public int processes() {
        return settings.processes();
    }

    @Override
    public int threads() {
        return settings.threads();
    }

    @Override
    public String param() {
        return settings.param();
    }

    @Override
    public void record(GTest test, Object target, String methodName) {
        statistics.record(test, target, methodName);
    }

    @Override
    public void answered(int status) {
        statistics.answered(status);
    }
}
