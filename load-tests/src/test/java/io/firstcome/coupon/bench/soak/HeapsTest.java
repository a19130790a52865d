package io.firstcome.coupon.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapsTest {

    private static final int MEBIBYTES = 64;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void seesWhatIsKeptAndNotWhatNobodyNeedsAnyMore() throws Exception {
        assumeThat(Heaps.canBeSeen()).as("this JVM has a jcmd beside it").isTrue();
        Heaps heaps = new Heaps(Map.of("this", ProcessHandle.current().pid()), directory);
        double before = kept(heaps);
        byte[] large = new byte[MEBIBYTES << 20];
        double with = kept(heaps);
        Reference.reachabilityFence(large);
        large = new byte[0];
        double after = kept(heaps);
        assertThat(with - before).isBetween(0.8 * MEBIBYTES, 1.2 * MEBIBYTES);
        assertThat(with - after).isBetween(0.8 * MEBIBYTES, 1.2 * MEBIBYTES);
        assertThat(large).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("this-002.txt")))
                .as("the classes are written down, those with most first")
                .hasSizeBetween(50, 200)
                .anyMatch(line -> line.matches(" +1: .* \\[B .*"))
                .last()
                .asString()
                .startsWith("All classes: ");
    }

    private static double kept(Heaps heaps) throws IOException, InterruptedException {
        return heaps.look().getOrDefault(Heaps.figure("this"), 0.0);
    }

    @Test
    void theTotalIsThatOfAllClassesButForWhatFillsGaps() throws Exception {
        assertThat(Heaps.bytes(List.of(
                        "4711:",
                        " num     #instances         #bytes  class name (module)",
                        "   1:         62203       10293464  [B (java.base@25)",
                        "   2:           295        8000000  [Ljdk.internal.vm.FillerElement; (java.base@25)",
                        "   3:           400          54321  jdk.internal.vm.FillerObject (java.base@25)",
                        "Total        123456      987654321")))
                .isEqualTo(979_600_000);
    }

    @Test
    void aProcessThatHasEndedIsNoEmptyHeap() {
        assertThatThrownBy(() -> Heaps.bytes(List.of("4711:", "java.io.IOException: No such process")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No such process");
    }
}
