package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.BrokerProcess;
import io.firstcome.coupon.backing.BrokerSettings;
import io.firstcome.coupon.backing.BrokerSettings.Listener;
import io.firstcome.coupon.backing.BrokerSettings.Node;
import io.firstcome.coupon.backing.FreePorts;
import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.backing.GuardedProcess.StopSignal;
import io.firstcome.coupon.backing.LogTail;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The brokers: how each is started, and where they are reached. */
final class Brokers {

    private static final int PORTS = 3;
    private static final String HOST = "127.0.0.1";

    /** The last ones have no majority of controllers left to hand their work to; their log is sound after a kill. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Site site;
    private final String clusterId;
    private final List<Node> nodes;
    private final String servicesBootstrap;

    Brokers(Site site, String clusterId, int count) {
        this.site = site;
        this.clusterId = clusterId;
        List<Integer> ports = FreePorts.lasting(PORTS * count);
        this.nodes = IntStream.range(0, count)
                .mapToObj(i -> node(site.wiring(), i + 1, ports.subList(PORTS * i, PORTS * i + PORTS)))
                .toList();
        this.servicesBootstrap = IntStream.range(0, count)
                .mapToObj(i -> nodes.get(i).services())
                .map(services -> services == null ? "" : services.address())
                .collect(Collectors.joining(","));
    }

    private static Node node(Wiring wiring, int id, List<Integer> ports) {
        InetSocketAddress real = InetSocketAddress.createUnresolved(HOST, ports.get(2));
        InetSocketAddress seen = wiring.broker(name(id), real);
        return new Node(
                id,
                ports.get(0),
                ports.get(1),
                new Listener(ports.get(2), seen.getHostString() + ":" + seen.getPort()));
    }

    private static String name(int id) {
        return "broker-" + id;
    }

    List<ProcessPart> parts() {
        return nodes.stream()
                .map(node -> site.part(PartKind.BROKER, name(node.id()), node.address(), () -> start(node)))
                .toList();
    }

    private GuardedProcess start(Node node) {
        String name = name(node.id());
        Path directory = site.data().resolve(name);
        Path properties = site.data().resolve(name + ".properties");
        BrokerSettings settings = new BrokerSettings(
                directory.toString(), node, nodes, site.options().server(PartKind.BROKER, name));
        BrokerProcess.write(settings, properties);
        List<String> options = new ArrayList<>(
                List.of("-Xmx512m", "-Dlogback.configurationFile=io/firstcome/coupon/backing/broker-logback.xml"));
        options.addAll(site.options().jvm(PartKind.BROKER, name));
        List<String> program = List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                properties.toString(),
                clusterId);
        LogTail said = LogTail.of(site.log(name));
        GuardedProcess process =
                GuardedProcess.start(JavaCommand.of(options, program), site.log(name), StopSignal.TERM, PATIENCE);
        return Readiness.await(name, process, site.log(name), () -> said.read().contains(BrokerProcess.READY));
    }

    /** For those who stand beside them. */
    String bootstrapServers() {
        return nodes.stream().map(Node::address).collect(Collectors.joining(","));
    }

    /** For the services: past whatever stands in front. */
    String servicesBootstrap() {
        return servicesBootstrap;
    }

    int replicationFactor() {
        return BrokerSettings.replicationFactor(nodes.size());
    }
}
