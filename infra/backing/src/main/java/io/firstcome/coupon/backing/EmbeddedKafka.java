package io.firstcome.coupon.backing;

import io.firstcome.coupon.backing.BrokerSettings.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** One KRaft broker (and its controller) in this JVM, sized for a small host. */
final class EmbeddedKafka implements KafkaServer {

    private final BrokerSettings settings;
    private @Nullable KafkaRaftServer running;

    private EmbeddedKafka(BrokerSettings settings) {
        this.settings = settings;
    }

    static EmbeddedKafka start(Path directory) {
        Node node = Node.alone();
        BrokerStorage.format(directory, node.id(), BrokerProcess.newClusterId());
        EmbeddedKafka kafka =
                new EmbeddedKafka(new BrokerSettings(directory.toString(), node, List.of(node), Map.of()));
        kafka.start();
        return kafka;
    }

    @Override
    public String bootstrapServers() {
        return settings.node().address();
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            KafkaRaftServer server =
                    new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
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
