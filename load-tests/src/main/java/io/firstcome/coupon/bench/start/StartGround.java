package io.firstcome.coupon.bench.start;

import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.backing.LogTail;
import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.chaos.RunDirectory;
import io.firstcome.coupon.cluster.Readiness;
import io.firstcome.coupon.load.subject.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A data directory on which everything is started again and again; the first time, which makes it, is the warm-up. */
final class StartGround implements Ground, Scenario {

    private static final String READY = "Ready after ";
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final RunDirectory data;
    private final Path log;
    private final List<String> command;

    private StartGround(RunDirectory data, Path log, List<String> command) {
        this.data = data;
        this.log = log;
        this.command = command;
    }

    static StartGround on(Site site) throws IOException {
        RunDirectory data = RunDirectory.temporary();
        String launcher = Launcher.path().orElseThrow().toString();
        List<String> command =
                List.of(launcher, "up", "--data", data.path().resolve("data").toString(), "--port", "0");
        return new StartGround(data, site.log(Start.UP), command);
    }

    @Override
    public String name() {
        return Start.UP;
    }

    @Override
    public String meaning() {
        return "./firstcome up on a data directory that is there, until it says that it is ready";
    }

    /** A start, which is stopped again outside of what is measured. */
    private final class Up implements Prepared {

        private final LogTail said = LogTail.of(log);
        private @Nullable GuardedProcess started;

        @Override
        public Measured measure() {
            long begin = System.nanoTime();
            GuardedProcess process = GuardedProcess.start(command, log, GuardedProcess.StopSignal.TERM, STOP_LIMIT);
            started = process;
            Readiness.await(Start.UP, process, log, () -> said.read().contains(READY));
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Measured(
                    1,
                    0,
                    seconds,
                    Map.of(Start.SECONDS, seconds, "processor seconds", processorSeconds(process.pid())));
        }

        @Override
        public void close() {
            if (started != null) {
                started.stop();
            }
        }
    }

    /** Of a process and all that it has started. */
    private static double processorSeconds(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(used -> used.toMillis() / 1e3)
                .sum();
    }

    @Override
    public Prepared prepare(Extent extent) {
        return new Up();
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(this);
    }

    /** None: what is started and stopped within a sample says itself what it has used. */
    @Override
    public List<Component> components() {
        return List.of();
    }

    @Override
    public List<Meter> meters() {
        return List.of();
    }

    @Override
    public void close() {
        try (data) {
            data.isNotNeeded();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot clear " + data.path(), broken);
        }
    }
}
