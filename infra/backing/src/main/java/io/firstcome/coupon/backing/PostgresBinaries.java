package io.firstcome.coupon.backing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once from zonky's Maven artifact into a cache directory. zonky's own launcher is made
 * for databases that are thrown away (it turns {@code fsync} and {@code synchronous_commit} off, and leaves the server
 * behind when the JVM is killed), so only its archive is used here.
 */
final class PostgresBinaries {

    private static final String READY = ".ready";

    private PostgresBinaries() {}

    /**
     * Returns the directory that holds {@code bin}, {@code lib} and {@code share}.
     *
     * @param cache where to unpack; several JVMs may come at once
     */
    static Path unpackInto(Path cache) {
        String version = version();
        Path home = cache.resolve("postgres-" + version);
        if (Files.exists(home.resolve(READY))) {
            return home;
        }
        try {
            Files.createDirectories(home);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("postgres-" + version + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(home.resolve(READY))) {
                    unpack(home);
                    Files.createFile(home.resolve(READY));
                }
            }
            return home;
        } catch (IOException broken) {
            throw new BackingFailure("cannot unpack PostgreSQL into " + home + ": " + broken.getMessage(), broken);
        }
    }

    /** The artifact's version, written by the build: another one must not find this one's programs in the cache. */
    private static String version() {
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("postgres-binaries.version")) {
            if (file == null) {
                throw new BackingFailure("the build left out postgres-binaries.version");
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException broken) {
            throw new BackingFailure("cannot read postgres-binaries.version: " + broken.getMessage(), broken);
        }
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, home);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("the archive leads out of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = entry.getName().matches("(\\./)?bin/.*");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        if (archive == null) {
            throw new IOException("no PostgreSQL is bundled for " + system + " on " + architecture);
        }
        return archive;
    }
}
