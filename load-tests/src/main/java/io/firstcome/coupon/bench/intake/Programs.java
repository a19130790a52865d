package io.firstcome.coupon.bench.intake;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be installed on this machine. */
final class Programs {

    private Programs() {}

    /** Where it is, of all places of {@code PATH} the first; empty if it is in none. */
    static Optional<Path> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
