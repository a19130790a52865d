package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.BackingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A stack's directory: databases, keys, and, while a stack runs on it, where its database is reached. */
public final class DataDirectory implements AutoCloseable {

    private static final String RUNNING = "running.properties";

    private final Path path;
    private @Nullable FileChannel lockFile;

    /** The directory need not exist yet. */
    public DataDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    public DevelopmentKeys keys() {
        return DevelopmentKeys.in(path);
    }

    public BackingSettings.Embedded backing() {
        return new BackingSettings.Embedded(path);
    }

    /** Whether a stack has ever kept its data here. */
    public boolean hasData() {
        return Files.exists(path.resolve("postgres"));
    }

    /**
     * Takes the directory for this process alone; given back by {@link #close()} or by the process's end.
     *
     * @return whether it was free
     */
    public boolean tryLock() {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("firstcome.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            lockFile = channel;
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot use " + path, broken);
        }
    }

    void publish(DatabaseAddress database) {
        Properties properties = new Properties();
        properties.setProperty("url", database.url());
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        try (var out = Files.newOutputStream(path.resolve(RUNNING))) {
            properties.store(out, "where the running stack's database is; gone with the stack");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write to " + path, broken);
        }
    }

    /** Where the database of the stack that runs on this directory is; meaningful while {@link #tryLock} fails. */
    public Optional<DatabaseAddress> published() {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(path.resolve(RUNNING))) {
            properties.load(in);
        } catch (IOException _) {
            return Optional.empty();
        }
        String url = properties.getProperty("url");
        return url == null
                ? Optional.empty()
                : Optional.of(new DatabaseAddress(
                        url, properties.getProperty("user", ""), properties.getProperty("password", "")));
    }

    @Override
    public void close() {
        if (lockFile != null) {
            try {
                Files.deleteIfExists(path.resolve(RUNNING));
                lockFile.close();
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot give " + path + " back", broken);
            }
        }
    }
}
