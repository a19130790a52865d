package io.firstcome.coupon.backing;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a KRaft broker that is a controller as well, sized for a small host.
 *
 * @param directory where its log is
 * @param node which of the nodes this one is
 * @param nodes all brokers of the cluster
 * @param more properties beyond the usual ones, or instead of them
 */
public record BrokerSettings(String directory, Node node, List<Node> nodes, Map<String, String> more) {

    /** Records that are acknowledged survive the loss of a broker where there are so many, and writes go on. */
    private static final int REPLICATION = 3;

    /**
     * One broker on the loopback address.
     *
     * @param id 1 or more
     * @param port for clients that stand beside it, and for the other brokers
     * @param controllerPort for the other controllers
     * @param services for clients that something may stand in front of
     */
    public record Node(
            int id, int port, int controllerPort, @Nullable Listener services) {

        static Node alone() {
            return new Node(1, FreePorts.find(), FreePorts.find(), null);
        }

        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    /**
     * A further door of a broker, on the loopback address.
     *
     * @param address what clients are told to reach it by, {@code host:port}
     */
    public record Listener(int port, String address) {}

    /** On how many brokers a record is stored. */
    public static int replicationFactor(int brokers) {
        return Math.min(REPLICATION, brokers);
    }

    private static int minInSync(int brokers) {
        return brokers >= REPLICATION ? REPLICATION - 1 : 1;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.put("node.id", "" + node.id());
        properties.put("process.roles", "broker,controller");
        properties.put("log.dirs", directory);
        properties.put("auto.create.topics.enable", "false");
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
        properties.putAll(listeners());
        properties.putAll(replication());
        properties.putAll(more);
        return properties;
    }

    private Map<String, String> listeners() {
        String listeners = "PLAINTEXT://" + node.address() + ",CONTROLLER://127.0.0.1:" + node.controllerPort();
        String advertised = "PLAINTEXT://" + node.address();
        Listener services = node.services();
        if (services != null) {
            listeners += ",SERVICES://127.0.0.1:" + services.port();
            advertised += ",SERVICES://" + services.address();
        }
        return Map.of(
                "listeners",
                listeners,
                "advertised.listeners",
                advertised,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SERVICES:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                nodes.stream()
                        .map(one -> one.id() + "@127.0.0.1:" + one.controllerPort())
                        .collect(Collectors.joining(",")));
    }

    private Map<String, String> replication() {
        String factor = "" + replicationFactor(nodes.size());
        String minInSync = "" + minInSync(nodes.size());
        return Map.of(
                "min.insync.replicas", minInSync,
                "offsets.topic.replication.factor", factor,
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", factor,
                "transaction.state.log.min.isr", minInSync,
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", factor,
                "share.coordinator.state.topic.min.isr", minInSync,
                "share.coordinator.state.topic.num.partitions", "1");
    }
}
