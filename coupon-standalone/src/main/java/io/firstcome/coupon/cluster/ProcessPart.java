package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.GuardedProcess;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that is started in the same way each time. */
final class ProcessPart implements Part {

    /** Which part it is, and where it is found. */
    record Identity(PartKind kind, String name, String address, Path log) {}

    private final Identity identity;
    private final Supplier<GuardedProcess> starter;
    private final Consumer<Part> onChange;
    private final EndListener onUnexpectedEnd;

    private final ReentrantLock calls = new ReentrantLock();
    private volatile @Nullable GuardedProcess process;
    /** The process whose end we caused. */
    private volatile @Nullable GuardedProcess ended;

    /**
     * @param starter starts it and returns when it answers
     * @param onChange is told when it has started or ended
     */
    ProcessPart(
            Identity identity, Supplier<GuardedProcess> starter, Consumer<Part> onChange, EndListener onUnexpectedEnd) {
        this.identity = identity;
        this.starter = starter;
        this.onChange = onChange;
        this.onUnexpectedEnd = onUnexpectedEnd;
    }

    @Override
    public PartKind kind() {
        return identity.kind();
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public String address() {
        return identity.address();
    }

    @Override
    public Path log() {
        return identity.log();
    }

    @Override
    public long pid() {
        GuardedProcess last = process;
        if (last == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return last.pid();
    }

    boolean wasStarted() {
        return process != null;
    }

    @Override
    public boolean isRunning() {
        GuardedProcess last = process;
        return last != null && last.isAlive();
    }

    @Override
    public void start() {
        oneAtATime(() -> {
            if (!isRunning()) {
                GuardedProcess started = starter.get();
                process = started;
                onChange.accept(this);
                var _ = started.onExit().thenAccept(code -> tell(started, code));
            }
        });
    }

    private void tell(GuardedProcess gone, int exitCode) {
        onChange.accept(this);
        if (ended != gone) {
            onUnexpectedEnd.ended(this, exitCode);
        }
    }

    @Override
    public void stop() {
        end(GuardedProcess::stop);
    }

    @Override
    public void kill() {
        end(GuardedProcess::kill);
    }

    private void end(Consumer<GuardedProcess> how) {
        oneAtATime(() -> {
            GuardedProcess running = process;
            if (running != null && running.isAlive()) {
                ended = running;
                how.accept(running);
            }
        });
    }

    @Override
    public void pause() {
        whileItRuns(GuardedProcess::pause);
    }

    @Override
    public void resume() {
        whileItRuns(GuardedProcess::resume);
    }

    private void whileItRuns(Consumer<GuardedProcess> what) {
        oneAtATime(() -> {
            GuardedProcess running = process;
            if (running != null && running.isAlive()) {
                what.accept(running);
            }
        });
    }

    private void oneAtATime(Runnable call) {
        calls.lock();
        try {
            call.run();
        } finally {
            calls.unlock();
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
