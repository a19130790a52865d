package io.firstcome.coupon.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker as a process of its own; ends in an orderly way at SIGTERM. */
public final class BrokerProcess {

    /** Written to the standard output when clients are served. */
    public static final String READY = "firstcome: the broker answers";

    private BrokerProcess() {}

    /**
     * Writes what {@link #main} takes.
     *
     * @throws BackingFailure if the file cannot be written
     */
    public static void write(BrokerSettings settings, Path file) {
        try (var out = Files.newOutputStream(file)) {
            settings.properties().store(out, null);
        } catch (IOException broken) {
            throw new BackingFailure("cannot write " + file + ": " + broken.getMessage(), broken);
        }
    }

    /** A new cluster's id: all its brokers have the same. */
    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    /** @param args the file with the broker's properties, and the cluster's id */
    public static void main(String[] args) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Path.of(args[0]))) {
            properties.load(in);
        }
        BrokerStorage.format(
                Path.of(properties.getProperty("log.dirs")),
                Integer.parseInt(properties.getProperty("node.id")),
                args[1]);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }
}
