package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker's directory, as {@code kafka-storage format} makes it. */
final class BrokerStorage {

    private BrokerStorage() {}

    /** Does nothing if it is one already. */
    static void format(Path directory, int node, String clusterId) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId)
                    .setNodeId(node)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot make " + directory, broken);
        } catch (Exception broken) {
            throw new BackingFailure("cannot format " + directory + " for Kafka: " + broken.getMessage(), broken);
        }
    }
}
