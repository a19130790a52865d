package io.firstcome.coupon.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.BenchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    private static final BenchReport REPORT = SampleBench.of(0.5, "", List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(directory.resolve("intake"));
        Files.createDirectories(directory.resolve("latency"));
    }

    @Test
    void everyProcessOfAStageThatWasMeasuredIsShown() throws IOException {
        record("intake/coupon-api.jfr");
        record("intake/outbox-relay.jfr");
        record("latency/coupon-consumer.jfr");
        Files.writeString(directory.resolve("intake/coupon-api.log"), "a log");

        assertThat(Recordings.flames(REPORT, directory))
                .containsSubsequence(
                        "<h3>intake</h3>",
                        "The recording of coupon-api has no sample of the time that was measured.",
                        "The recording of outbox-relay has")
                .doesNotContain("coupon-consumer", "cannot be read");
    }

    @Test
    void aBrokenRecordingIsNoReasonToHaveNoPage() throws IOException {
        Files.writeString(directory.resolve("intake/coupon-api.jfr"), "not a recording");

        assertThat(Recordings.flames(REPORT, directory)).contains("The recording of coupon-api cannot be read: ");
    }

    @Test
    void withoutARecordingThereIsNothing() throws IOException {
        assertThat(Recordings.flames(REPORT, directory)).isEmpty();
    }

    private void record(String file) throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            recording.dump(directory.resolve(file));
        }
    }
}
