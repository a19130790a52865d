package io.firstcome.coupon.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The executable jars that a production deployment runs, packed or unpacked. */
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

    /**
     * Unpacks them as Spring Boot recommends for a deployment: the same classes, but a JVM that reads them from jars within a
     * jar takes a third more time to start.
     *
     * @throws IllegalStateException if one cannot be unpacked
     */
    ServiceJars unpackedInto(Path directory) {
        SideBySide.each(List.of(api, consumer, relay), jar -> unpack(jar, own(jar, directory)));
        return new ServiceJars(unpacked(api, directory), unpacked(consumer, directory), unpacked(relay, directory));
    }

    private static Path own(Path jar, Path directory) {
        return directory.resolve(jar.getFileName().toString().replace("-exec.jar", ""));
    }

    private static Path unpacked(Path jar, Path directory) {
        return own(jar, directory).resolve(jar.getFileName());
    }

    private static void unpack(Path jar, Path destination) {
        List<String> program =
                List.of("-jar", jar.toString(), "extract", "--force", "--destination", destination.toString());
        try {
            Process process = new ProcessBuilder(JavaCommand.of(List.of("-Djarmode=tools"), program))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("cannot unpack " + jar + ": " + said.strip());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot unpack " + jar, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while unpacking " + jar, stopped);
        }
    }
}
