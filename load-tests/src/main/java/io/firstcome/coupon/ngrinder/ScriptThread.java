package io.firstcome.coupon.ngrinder;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.function.Supplier;
import net.grinder.script.Grinder;
import net.grinder.scriptengine.groovy.junit.GrinderRunner;
import net.grinder.scriptengine.groovy.junit.annotation.AfterThread;
import net.grinder.scriptengine.groovy.junit.annotation.BeforeThread;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;
import org.junit.runner.notification.RunNotifier;

/** One thread of a simulated process: what goes before, the runs, what comes after. */
final class ScriptThread implements Runnable {

    private final Path script;
    private final LocalWorker worker;
    private final Supplier<GrinderRunner> runners;
    private final int runs;
    private final Tally tally;

    ScriptThread(Path script, LocalWorker worker, Supplier<GrinderRunner> runners, int runs, Tally tally) {
        this.script = script;
        this.worker = worker;
        this.runners = runners;
        this.runs = runs;
        this.tally = tally;
    }

    /** @throws ScriptFailure if what goes before or comes after the runs fails */
    @Override
    public void run() {
        ScopedValue.where(Grinder.WORKER, worker).run(() -> {
            GrinderRunner runner = runners.get();
            RunNotifier notifier = new RunNotifier();
            notifier.addListener(new FailureListener());
            call(runner, BeforeThread.class);
            for (int run = 0; run < runs && !Thread.currentThread().isInterrupted(); run++) {
                worker.nextRun();
                runner.run(notifier);
                worker.statistics().countLast();
            }
            call(runner, AfterThread.class);
        });
    }

    private void call(GrinderRunner runner, Class<? extends Annotation> mark) {
        try {
            runner.call(mark);
        } catch (Throwable broken) {
            throw ScriptFailure.of(script.getFileName() + ": @" + mark.getSimpleName(), broken);
        }
    }

    private final class FailureListener extends RunListener {
        @Override
        public void testFailure(Failure failure) {
            worker.getLogger().debug("{} failed", failure.getDescription(), failure.getException());
            worker.statistics().fail();
            tally.failed(failure);
        }
    }
}
