package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.page.Rounded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * What processes keep in their heaps: the objects that are left after a full collection, which {@code jcmd} has them carry
 * out. It counts them class by class, so that whoever sees a heap grow also sees of what.
 */
final class Heaps {

    /** Where the classes are written, below the stage's directory. */
    static final String DIRECTORY = "heaps";

    private static final List<PartKind> JVMS =
            List.of(PartKind.API, PartKind.RELAY, PartKind.CONSUMER, PartKind.BROKER);
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    /** With what the serial collector closes gaps that it does not find worth moving all behind them: nobody's objects. */
    private static final Pattern FILLER =
            Pattern.compile(" *\\d+: +\\d+ +(\\d+) +\\[?L?jdk\\.internal\\.vm\\.Filler.*");

    private static final double MEBIBYTE = 1 << 20;

    /** The classes that have most, and what stands above them. */
    private static final int LINES_KEPT = 103;

    private static final int LIMIT_SECONDS = 120;

    private final Map<String, Long> processes;
    private final Path directory;
    private int looks;

    /** @param processes their ids by name */
    Heaps(Map<String, Long> processes, Path directory) {
        this.processes = processes;
        this.directory = directory;
    }

    static boolean canBeSeen() {
        return Files.isExecutable(JCMD);
    }

    /** Those of the cluster's JVMs. */
    static Heaps of(BenchCluster cluster, Path directory) throws IOException {
        Map<String, Long> processes = new LinkedHashMap<>();
        JVMS.forEach(kind -> processes.put(process(kind), cluster.part(kind).pid()));
        return new Heaps(processes, Files.createDirectories(directory.resolve(DIRECTORY)));
    }

    static String process(PartKind kind) {
        return BenchCluster.component(kind);
    }

    /** The name of what is said of a process. */
    static String figure(String process) {
        return "MiB kept by " + process;
    }

    /** Collects what nobody needs, in one process after the other, and returns by {@link #figure} what is left. */
    Map<String, Double> look() throws IOException, InterruptedException {
        looks++;
        Map<String, Double> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : processes.entrySet()) {
            Path file = directory.resolve("%s-%03d.txt".formatted(process.getKey(), looks));
            kept.put(figure(process.getKey()), Rounded.toHundredth(collected(process.getValue(), file) / MEBIBYTE));
        }
        return kept;
    }

    private static long collected(long pid, Path file) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .redirectOutput(file.toFile())
                .start();
        if (!asking.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            asking.destroyForcibly();
            throw new IOException("process " + pid + " does not tell within " + LIMIT_SECONDS + " s what it keeps");
        }
        List<String> lines = Files.readAllLines(file);
        long bytes = bytes(lines);
        Files.write(file, lines.stream().limit(LINES_KEPT).toList());
        Files.writeString(file, "All classes: " + bytes + " bytes" + System.lineSeparator(), StandardOpenOption.APPEND);
        return bytes;
    }

    /**
     * Of all classes together, without what only fills gaps.
     *
     * @param histogram as jcmd writes it
     * @throws IOException if it is not one: the process has ended, or belongs to somebody else
     */
    static long bytes(List<String> histogram) throws IOException {
        long total = bytes(histogram, TOTAL)
                .findFirst()
                .orElseThrow(() -> new IOException("no heap is told: " + String.join(" ", histogram)));
        return total - bytes(histogram, FILLER).sum();
    }

    private static LongStream bytes(List<String> histogram, Pattern line) {
        return histogram.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)));
    }
}
