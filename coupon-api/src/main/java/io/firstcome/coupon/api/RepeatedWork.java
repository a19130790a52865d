package io.firstcome.coupon.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A bean's background work ({@link Repeating}), from the start of the application, after the tables are there and before
 * the web server takes requests, to its stop.
 */
public abstract class RepeatedWork implements SmartLifecycle {

    private final String name;
    private final Duration pause;
    private volatile @Nullable Repeating repeating;

    /** @param name its thread's */
    protected RepeatedWork(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** One run. */
    protected abstract void work();

    /** Done once, before the application takes requests; nothing, if it is not said otherwise. */
    protected void prepare() {}

    /** How long it waits between two runs. */
    protected Duration pause() {
        return pause;
    }

    @Override
    public final void start() {
        prepare();
        repeating = Repeating.start(name, pause, this::work);
    }

    @Override
    public final void stop() {
        Repeating current = repeating;
        if (current != null) {
            current.close();
        }
        repeating = null;
    }

    @Override
    public final boolean isRunning() {
        return repeating != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
