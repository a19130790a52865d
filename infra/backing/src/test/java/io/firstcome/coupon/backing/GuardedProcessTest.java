package io.firstcome.coupon.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.GuardedProcess.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {

    private static final String WAIT = "echo ready; while :; do sleep 0.1; done";

    @TempDir
    private Path directory;

    private GuardedProcess start(String script, Duration patience) {
        return GuardedProcess.start(List.of("sh", "-c", script), directory.resolve("log"), StopSignal.TERM, patience);
    }

    private static int exitCode(GuardedProcess process) throws Exception {
        return process.onExit().get(1, TimeUnit.MINUTES);
    }

    @Test
    void itsEndAndItsOutputAreTold() throws Exception {
        LogTail said = LogTail.of(directory.resolve("log"));
        GuardedProcess process = start("echo hello; echo trouble >&2; exit 7", Duration.ofSeconds(30));
        assertThat(exitCode(process)).isEqualTo(7);
        assertThat(process.isAlive()).isFalse();
        assertThat(said.read()).isEqualTo("hello\ntrouble\n");
        assertThat(LogTail.of(directory.resolve("log")).read()).isEmpty();
    }

    @Test
    void aStopLetsItFinish() throws Exception {
        GuardedProcess process = start("trap 'exit 3' TERM; " + WAIT, Duration.ofSeconds(30));
        awaitLoop();
        process.stop();
        assertThat(exitCode(process)).isEqualTo(3);
    }

    @Test
    void aPausedOneIsStoppedAsWell() throws Exception {
        GuardedProcess process = start("trap 'exit 3' TERM; " + WAIT, Duration.ofSeconds(30));
        awaitLoop();
        process.pause();
        process.stop();
        assertThat(exitCode(process)).isEqualTo(3);
    }

    @Test
    void whoDoesNotStopIsKilled() throws Exception {
        GuardedProcess process = start("trap '' TERM; " + WAIT, Duration.ofSeconds(1));
        awaitLoop();
        process.stop();
        assertThat(exitCode(process)).isEqualTo(128 + 9);
    }

    /** As when a terminal is closed, or a whole process group is asked to end. */
    @Test
    void aSignalToAllAroundItLeavesNothingBehind() throws Exception {
        GuardedProcess process = start("trap 'exit 3' TERM; " + WAIT, Duration.ofSeconds(30));
        awaitLoop();
        ProcessHandle.current()
                .descendants()
                .filter(around -> around.pid() != process.pid())
                .forEach(ProcessHandle::destroy);
        process.stop();
        assertThat(exitCode(process)).isEqualTo(3);
    }

    @Test
    void aKillHitsTheProcessItself() throws Exception {
        GuardedProcess process = start(WAIT, Duration.ofSeconds(30));
        awaitLoop();
        assertThat(ProcessHandle.of(process.pid())).isPresent();
        process.kill();
        assertThat(exitCode(process)).isEqualTo(128 + 9);
        assertThat(ProcessHandle.of(process.pid())).isEmpty();
    }

    /** Until the script has got to its loop. */
    private void awaitLoop() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(directory.resolve("log")).contains("ready"));
    }

    @Test
    void lastingPortsAreNeverGivenTwice() {
        List<Integer> first = FreePorts.lasting(20);
        List<Integer> second = FreePorts.lasting(20);
        assertThat(Set.copyOf(first)).hasSize(20).doesNotContainAnyElementsOf(second);
        assertThat(first).allMatch(port -> port < 32_000);
    }
}
