package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** One KRaft broker (and its controller) in this JVM, sized for a small host. */
final class EmbeddedKafka implements KafkaServer {

    private static final int NODE = 1;

    private final Path directory;
    private final int brokerPort = FreePorts.find();
    private final int controllerPort = FreePorts.find();
    private @Nullable KafkaRaftServer running;

    private EmbeddedKafka(Path directory) {
        this.directory = directory;
    }

    static EmbeddedKafka start(Path directory) {
        EmbeddedKafka kafka = new EmbeddedKafka(directory);
        kafka.format();
        kafka.start();
        return kafka;
    }

    private void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
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

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("node.id", "" + NODE);
        properties.put("process.roles", "broker,controller");
        properties.put("log.dirs", directory.toString());
        properties.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.consumer.heartbeat.interval.ms", "1000");
        properties.put("group.consumer.min.heartbeat.interval.ms", "500");
        // a killed consumer's partitions pass on soon
        properties.put("group.consumer.session.timeout.ms", "10000");
        properties.put("group.consumer.min.session.timeout.ms", "5000");
        properties.put("group.min.session.timeout.ms", "3000");
        properties.put("log.cleaner.dedupe.buffer.size", "" + 16 * 1024 * 1024);
        properties.put("log.segment.bytes", "" + 64 * 1024 * 1024);
        // after a kill the broker's former self must be given up before it is let in again
        properties.put("broker.session.timeout.ms", "4000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties(), false), Time.SYSTEM);
            server.startup();
            running = server;
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
            running = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
