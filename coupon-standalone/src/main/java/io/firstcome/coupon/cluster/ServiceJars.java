package io.firstcome.coupon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The executable jars that a production deployment runs. */
final class ServiceJars {

    /** Where the modules are; the launcher script sets it, and tests run in a module's directory. */
    static final String HOME = "firstcome.home";

    private final Path home;

    ServiceJars(Path home) {
        this.home = home;
    }

    static ServiceJars find() {
        return new ServiceJars(
                Path.of(System.getProperty(HOME, "..")).toAbsolutePath().normalize());
    }

    /**
     * The jar of a service.
     *
     * @param module its module, for instance {@code coupon-api}
     * @throws IllegalStateException if it has not been built
     */
    Path of(String module) {
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
