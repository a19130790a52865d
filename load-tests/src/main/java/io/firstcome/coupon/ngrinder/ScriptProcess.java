package io.firstcome.coupon.ngrinder;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.grinder.script.Grinder;
import net.grinder.scriptengine.groovy.junit.GrinderRunner;
import net.grinder.scriptengine.groovy.junit.annotation.AfterProcess;
import net.grinder.scriptengine.groovy.junit.annotation.BeforeProcess;
import org.junit.runners.model.InitializationError;

/** A simulated process: classes of its own, made ready by {@link #start}, and its threads. */
final class ScriptProcess implements AutoCloseable {

    private final Path script;
    private final LocalSettings settings;
    private final int number;
    private final Tally tally;
    private final ScriptLoader loader;
    private final Class<?> type;

    private ScriptProcess(Path script, LocalSettings settings, int number, Tally tally, ScriptLoader loader) {
        this.script = script;
        this.settings = settings;
        this.number = number;
        this.tally = tally;
        this.loader = loader;
        this.type = loader.load();
    }

    /** @throws ScriptFailure if the script is broken or its {@code @BeforeProcess} fails */
    static ScriptProcess start(Path script, LocalSettings settings, int number, Tally tally) {
        ScriptLoader loader = new ScriptLoader(script);
        try {
            ScriptProcess process = new ScriptProcess(script, settings, number, tally, loader);
            process.call(BeforeProcess.class);
            return process;
        } catch (RuntimeException broken) {
            loader.close();
            throw broken;
        }
    }

    /** What its threads do, each to be run once. */
    List<Runnable> threads() {
        return IntStream.range(0, settings.threads())
                .<Runnable>mapToObj(this::thread)
                .toList();
    }

    private ScriptThread thread(int thread) {
        LocalWorker worker = LocalWorker.ofThread(settings, number, thread, tally);
        return new ScriptThread(script, worker, this::runner, settings.runs(), tally);
    }

    private GrinderRunner runner() {
        try {
            return new GrinderRunner(type);
        } catch (InitializationError broken) {
            throw ScriptFailure.of(
                    script.getFileName() + " is no script", broken.getCauses().getFirst());
        }
    }

    private void call(Class<? extends Annotation> mark) {
        ScopedValue.where(Grinder.WORKER, LocalWorker.ofProcess(settings, number, tally))
                .run(() -> {
                    try {
                        runner().call(mark);
                    } catch (Throwable broken) {
                        throw ScriptFailure.of(script.getFileName() + ": @" + mark.getSimpleName(), broken);
                    }
                });
    }

    /** Ends the process after its threads. */
    @Override
    public void close() {
        try (loader) {
            call(AfterProcess.class);
        }
    }
}
