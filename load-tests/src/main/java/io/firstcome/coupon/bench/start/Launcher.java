package io.firstcome.coupon.bench.start;

import java.nio.file.Path;
import java.util.Optional;

/** The command that people type. */
final class Launcher {

    private Launcher() {}

    /** Where it is; empty if this process was not started by it, as in a test. */
    static Optional<Path> path() {
        return Optional.ofNullable(System.getProperty("firstcome.home")).map(home -> Path.of(home, "firstcome"));
    }
}
