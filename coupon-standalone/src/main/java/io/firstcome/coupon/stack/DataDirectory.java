package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.BackingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a stack or a cluster: databases, keys, and, while it runs, where its databases are reached. What one of
 * the two has made is nothing for the other.
 */
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

    public Path postgres() {
        return path.resolve("postgres");
    }

    /** Only where the ledger has a PostgreSQL of its own. */
    public Path ledgerPostgres() {
        return path.resolve("ledger-postgres");
    }

    /** Of those that are there: the intake's, then the ledger's own. */
    List<Path> postgresDirectories() {
        return Stream.of(postgres(), ledgerPostgres()).filter(Files::exists).toList();
    }

    /** Whether a stack or a cluster has ever kept its data here. */
    public boolean hasData() {
        return Files.exists(postgres());
    }

    /** Whether a stack, all in one process, has kept its data here. */
    public boolean isStacks() {
        return Files.exists(path.resolve("kafka"));
    }

    /** Whether a cluster of processes has. */
    public boolean isClusters() {
        return Files.exists(clusterSettings());
    }

    /** What the cluster that keeps its data here was made with. */
    public Path clusterSettings() {
        return path.resolve("cluster.properties");
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

    /** For those who want to look at the data while it runs. */
    public void publish(DatabaseAddresses addresses) {
        Properties properties = new Properties();
        put(properties, "", addresses.intake());
        put(properties, "ledger.", addresses.ledger());
        try (var out = Files.newOutputStream(path.resolve(RUNNING))) {
            properties.store(out, "where the running databases are; gone when they stop");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write to " + path, broken);
        }
    }

    private static void put(Properties properties, String prefix, DatabaseAddress address) {
        properties.setProperty(prefix + "url", address.url());
        properties.setProperty(prefix + "user", address.user());
        properties.setProperty(prefix + "password", address.password());
    }

    /** Where the databases of what runs on this directory are; meaningful while {@link #tryLock} fails. */
    public Optional<DatabaseAddresses> published() {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(path.resolve(RUNNING))) {
            properties.load(in);
        } catch (IOException _) {
            return Optional.empty();
        }
        return get(properties, "")
                .map(intake ->
                        new DatabaseAddresses(intake, get(properties, "ledger.").orElse(intake)));
    }

    private static Optional<DatabaseAddress> get(Properties properties, String prefix) {
        return Optional.ofNullable(properties.getProperty(prefix + "url"))
                .map(url -> new DatabaseAddress(
                        url,
                        properties.getProperty(prefix + "user", ""),
                        properties.getProperty(prefix + "password", "")));
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
