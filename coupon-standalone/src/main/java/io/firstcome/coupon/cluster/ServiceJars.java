package io.firstcome.coupon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The executable jars that a production deployment runs. */
record ServiceJars(Path api, Path consumer, Path relay) {

    /** Where the modules are; the launcher script sets it, and tests run in a module's directory. */
    private static final String HOME = "firstcome.home";

    /** @throws IllegalStateException if they have not been built */
    static ServiceJars find() {
        return in(Path.of(System.getProperty(HOME, "..")).toAbsolutePath().normalize());
    }

    static ServiceJars in(Path home) {
        return new ServiceJars(find(home, "coupon-api"), find(home, "coupon-consumer"), find(home, "outbox-relay"));
    }

    private static Path find(Path home, String module) {
        Path target = home.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
                for (Path jar : found) {
                    return jar;
                }
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot look into " + target, broken);
            }
        }
        throw new IllegalStateException("no " + module + "-*-exec.jar in " + target
                + ": build it with './mvnw -DskipTests package' in " + home);
    }
}
