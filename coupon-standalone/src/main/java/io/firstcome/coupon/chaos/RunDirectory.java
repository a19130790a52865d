package io.firstcome.coupon.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a run keeps its databases, logs and history. Removed at the end if nobody needs it any more. */
public final class RunDirectory implements AutoCloseable {

    private final Path path;
    private final boolean temporary;
    private boolean needed = true;

    private RunDirectory(Path path, boolean temporary) {
        this.path = path.toAbsolutePath().normalize();
        this.temporary = temporary;
    }

    /** A new one that is removed unless the run fails. */
    public static RunDirectory temporary() throws IOException {
        return new RunDirectory(Files.createTempDirectory("firstcome-chaos-"), true);
    }

    /**
     * One that stays.
     *
     * @throws IllegalArgumentException if something is in it: a run begins with empty lines
     */
    public static RunDirectory at(Path path) throws IOException {
        Files.createDirectories(path);
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(path + " is not empty: a run begins on a new directory");
            }
        }
        return new RunDirectory(path, false);
    }

    public Path path() {
        return path;
    }

    /** Nothing in it is of interest: a temporary one is removed when this is closed. */
    public void isNotNeeded() {
        needed = false;
    }

    /** Where it is, if it stays; null if it is removed when this is closed. */
    public @Nullable Path kept() {
        return temporary && !needed ? null : path;
    }

    @Override
    public void close() throws IOException {
        if (kept() == null) {
            List<Path> files;
            try (Stream<Path> walked = Files.walk(path)) {
                files = walked.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
