package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.FreePorts;
import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.backing.GuardedProcess.StopSignal;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.ServiceArguments;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The services: what each is started with. */
final class Services {

    /** As long as the longest of them may take to finish what it does. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Site site;
    private final ClusterSettings settings;
    private final ServiceJars jars = ServiceJars.find();
    private final Brokers brokers;
    private final DevelopmentKeys keys;

    Services(Site site, ClusterSettings settings, Brokers brokers, DevelopmentKeys keys) {
        this.site = site;
        this.settings = settings;
        this.brokers = brokers;
        this.keys = keys;
    }

    List<ProcessPart> consumers(Database ledger) {
        Path jar = jars.of("coupon-consumer");
        List<Integer> ports = FreePorts.lasting(settings.consumers());
        return IntStream.range(0, ports.size())
                .mapToObj(i -> {
                    String name = "consumer-" + (i + 1);
                    List<String> arguments = new ArrayList<>(ServiceArguments.listening(ports.get(i)));
                    arguments.addAll(seenBy(name, ledger)
                            .consumer(i + 1, settings.pacePerSecond(), brokers.replicationFactor()));
                    return service(PartKind.CONSUMER, name, ports.get(i), jar, arguments);
                })
                .toList();
    }

    List<ProcessPart> apis(Database intake) {
        Path jar = jars.of("coupon-api");
        List<Integer> ports = settings.port() == 0
                ? FreePorts.lasting(settings.apis())
                : IntStream.range(settings.port(), settings.port() + settings.apis())
                        .boxed()
                        .toList();
        return IntStream.range(0, ports.size())
                .mapToObj(i -> {
                    String name = "api-" + (i + 1);
                    List<String> arguments = seenBy(name, intake).api(ports.get(i), keys);
                    return service(PartKind.API, name, ports.get(i), jar, arguments);
                })
                .toList();
    }

    List<ProcessPart> relays(Database intake) {
        Path jar = jars.of("outbox-relay");
        List<Integer> ports = FreePorts.lasting(settings.relays());
        return IntStream.range(0, ports.size())
                .mapToObj(i -> {
                    String name = "relay-" + (i + 1);
                    List<String> arguments = new ArrayList<>(ServiceArguments.listening(ports.get(i)));
                    arguments.addAll(seenBy(name, intake).relay());
                    return service(PartKind.RELAY, name, ports.get(i), jar, arguments);
                })
                .toList();
    }

    private ServiceArguments seenBy(String name, Database database) {
        return new ServiceArguments(database.seenBy(name), database.address(), brokers.servicesBootstrap());
    }

    private ProcessPart service(PartKind kind, String name, int port, Path jar, List<String> arguments) {
        URI address = URI.create("http://127.0.0.1:" + port);
        return site.part(kind, name, address.toString(), () -> {
            List<String> options = new ArrayList<>(List.of("-Xmx384m"));
            options.addAll(site.options().jvm(kind, name));
            List<String> program = new ArrayList<>(List.of("-jar", jar.toString()));
            program.addAll(arguments);
            program.addAll(site.options().arguments(kind, name));
            GuardedProcess process =
                    GuardedProcess.start(JavaCommand.of(options, program), site.log(name), StopSignal.TERM, PATIENCE);
            return Readiness.await(name, process, site.log(name), () -> Readiness.answers(address));
        });
    }
}
