package io.firstcome.coupon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which processes a cluster consists of, for those outside of it; gone with the cluster, unless that is killed. */
final class PartsFile {

    /** Longer than any part may take to end when its launcher is killed. */
    private static final Duration FORMER_LIMIT = Duration.ofMinutes(2);

    private static final long RETRY_MILLIS = 100;

    /** The clock that a process's start is told by may be set meanwhile. */
    private static final long SAME_START_MILLIS = 2_000;

    private static final int FIELDS = 5;

    private final Path file;

    private PartsFile(Path file) {
        this.file = file;
    }

    /** A part's last process. */
    record Entry(String name, long pid, long startedAtMillis, String address, Path log) {

        /** Whether it is that process, and not another one that got its number. */
        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(startOf(process) - startedAtMillis) <= SAME_START_MILLIS)
                    .isPresent();
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    static PartsFile in(Path data) {
        return new PartsFile(data.toAbsolutePath().normalize().resolve("parts.tsv"));
    }

    /** Notes how they are now. */
    synchronized void write(List<? extends Part> started) {
        String lines = started.stream()
                .map(part -> String.join(
                                "\t",
                                part.name(),
                                "" + part.pid(),
                                ""
                                        + ProcessHandle.of(part.pid())
                                                .map(PartsFile::startOf)
                                                .orElse(0L),
                                part.address(),
                                "" + part.log())
                        + "\n")
                .collect(Collectors.joining());
        Path next = file.resolveSibling("parts.tsv.next");
        try {
            Files.writeString(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    /** What was noted last; nothing if there is no cluster. */
    List<Entry> read() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("\t", FIELDS))
                    .filter(fields -> fields.length == FIELDS)
                    .map(fields -> new Entry(
                            fields[0],
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[2]),
                            fields[3],
                            Path.of(fields[4])))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot remove " + file, broken);
        }
    }

    /** After a kill of the launcher its parts may still be ending. */
    void awaitFormerParts() {
        long giveUp = System.nanoTime() + FORMER_LIMIT.toNanos();
        for (Entry former : read()) {
            while (former.isAlive()) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("the former cluster's " + former.name() + " (pid " + former.pid()
                            + ") does not end: end it, or take another directory (--data)");
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the former cluster's end", interrupted);
        }
    }
}
