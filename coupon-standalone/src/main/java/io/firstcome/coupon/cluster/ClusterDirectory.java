package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.BrokerProcess;
import io.firstcome.coupon.stack.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The data directory of a cluster, taken for this process alone. */
final class ClusterDirectory implements AutoCloseable {

    private final DataDirectory directory;
    private final Properties made;

    private ClusterDirectory(DataDirectory directory, Properties made) {
        this.directory = directory;
        this.made = made;
    }

    /**
     * Takes it; returns when what a killed launcher left behind has ended.
     *
     * @throws IllegalStateException if it is in use, or was made by something else or for another size
     */
    static ClusterDirectory take(Path data, ClusterSettings settings) {
        DataDirectory directory = new DataDirectory(data);
        if (!directory.tryLock()) {
            throw new IllegalStateException("something else runs on " + directory.path() + ": stop it first");
        }
        try {
            Files.createDirectories(directory.path().resolve("logs"));
            ClusterDirectory taken = new ClusterDirectory(directory, loadOrMake(directory, settings));
            PartsFile.in(directory.path()).awaitFormerParts();
            return taken;
        } catch (IOException broken) {
            directory.close();
            throw new UncheckedIOException("cannot use " + directory.path(), broken);
        } catch (RuntimeException broken) {
            directory.close();
            throw broken;
        }
    }

    private static Properties loadOrMake(DataDirectory directory, ClusterSettings settings) throws IOException {
        if (directory.isStacks()) {
            throw new IllegalStateException(directory.path()
                    + " holds the data of a 'firstcome up': a cluster needs a directory of its own (--data)");
        }
        Path file = directory.clusterSettings();
        Properties made = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                made.load(in);
            }
            check(made, directory, "brokers", "" + settings.brokers());
            check(made, directory, "two-databases", "" + settings.twoDatabases());
            return made;
        }
        made.setProperty("brokers", "" + settings.brokers());
        made.setProperty("two-databases", "" + settings.twoDatabases());
        made.setProperty("kafka-cluster-id", BrokerProcess.newClusterId());
        try (var out = Files.newOutputStream(file)) {
            made.store(out, "what this cluster was made with: its data stands on it");
        }
        return made;
    }

    private static void check(Properties made, DataDirectory directory, String name, String value) {
        String before = made.getProperty(name, "");
        if (!before.equals(value)) {
            throw new IllegalStateException(directory.path() + " was made with " + name + "=" + before + ", not "
                    + value + ": start it as it was, or take another directory (--data)");
        }
    }

    DataDirectory directory() {
        return directory;
    }

    String kafkaClusterId() {
        return made.getProperty("kafka-cluster-id", "");
    }

    @Override
    public void close() {
        directory.close();
    }
}
