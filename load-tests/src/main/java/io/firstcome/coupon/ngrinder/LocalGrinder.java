package io.firstcome.coupon.ngrinder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs an nGrinder script on this machine, in nGrinder's order: each process makes itself ready, then all threads of all
 * processes begin at once and do their runs, then each process ends.
 */
public final class LocalGrinder {

    private LocalGrinder() {}

    /**
     * Runs the script to its end.
     *
     * @throws ScriptFailure if it cannot be run
     * @throws InterruptedException if this thread was; the script's threads have been told, and have ended
     */
    public static Report run(Path script, LocalSettings settings) throws InterruptedException {
        Tally tally = new Tally();
        try (Processes processes = Processes.start(script, settings, tally)) {
            long began = System.nanoTime();
            runAll(processes.threads());
            return tally.report(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static void runAll(List<Runnable> threads) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> calls =
                    threads.stream().map(Executors::callable).toList();
            for (Future<Object> thread : executor.invokeAll(calls)) {
                thread.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ScriptFailure failure
                    ? failure
                    : ScriptFailure.of("a thread ended early", failed);
        }
    }

    /** Ends in reverse order; one that does not start lets those before it end. */
    private record Processes(Deque<ScriptProcess> started) implements AutoCloseable {

        static Processes start(Path script, LocalSettings settings, Tally tally) {
            Processes processes = new Processes(new ArrayDeque<>());
            try {
                for (int number = 0; number < settings.processes(); number++) {
                    processes.started.push(ScriptProcess.start(script, settings, number, tally));
                }
                return processes;
            } catch (RuntimeException broken) {
                processes.close();
                throw broken;
            }
        }

        List<Runnable> threads() {
            List<Runnable> threads = new ArrayList<>();
            started.forEach(process -> threads.addAll(process.threads()));
            return threads;
        }

        @Override
        public void close() {
            started.forEach(ScriptProcess::close);
        }
    }
}
