package io.firstcome.coupon.flame;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.flame.Profile.Sampling;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Records this JVM while methods of known names keep a processor busy for a known time of it. */
class RecordingTest {

    private static final Duration ENOUGH = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private Path file;
    private final LongAdder sum = new LongAdder();

    @BeforeEach
    void name() {
        file = directory.resolve("some.jfr");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsWhatWasDoneWhenByProcessorTime() throws IOException {
        Span first;
        Span second;
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.CPUTimeSample").with("throttle", "1ms");
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
            recording.start();
            Instant start = Instant.now();
            countUp();
            first = new Span("up", start, Instant.now());
            pause();
            Instant then = Instant.now();
            countDown();
            second = new Span("down", then, Instant.now());
            recording.dump(file);
        }
        Map<String, Profile> profiles = Recording.read(file, List.of(first, second));

        assertThat(profiles.keySet()).containsExactly("up", "down");
        assertThat(profiles.values()).allMatch(profile -> profile.sampling() == Sampling.PROCESSOR_TIME);
        assertThat(graph(profiles, "up")).contains("RecordingTest.countUp").doesNotContain("countDown", "pause");
        assertThat(graph(profiles, "down")).contains("RecordingTest.countDown").doesNotContain("countUp", "pause");
    }

    @Test
    void isReadAsEverWhereTheJvmDoesNotSampleByProcessorTime() throws IOException {
        Instant start = Instant.now();
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
            recording.start();
            countUp();
            recording.dump(file);
        }
        Map<String, Profile> profiles =
                Recording.read(file, List.of(new Span("up", start, Instant.now()), new Span("none", start, start)));

        assertThat(profiles.keySet()).containsExactly("up");
        assertThat(profiles.values()).allMatch(profile -> profile.sampling() == Sampling.MOMENTS);
        assertThat(graph(profiles, "up")).contains("RecordingTest.countUp");
    }

    private static String graph(Map<String, Profile> profiles, String what) {
        return FlameGraph.of(Objects.requireNonNull(profiles.get(what)).calls(), "words");
    }

    private void countUp() {
        for (long end = used() + ENOUGH.toNanos(); used() < end; ) {
            for (int i = 0; i < 100_000; i++) {
                sum.add(i);
            }
        }
    }

    private void countDown() {
        for (long end = used() + ENOUGH.toNanos(); used() < end; ) {
            for (int i = 100_000; i > 0; i--) {
                sum.add(-i);
            }
        }
    }

    /** Between the spans, so that a clock that is a little off puts nothing of one into the other. */
    private void pause() {
        for (long end = used() + ENOUGH.toNanos() / 3; used() < end; ) {
            sum.increment();
        }
    }

    /** Nanoseconds of processor time of this thread. */
    private static long used() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
