package io.firstcome.coupon.load.subject;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.ClusterSettings;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.cluster.PartOptions;
import io.firstcome.coupon.cluster.Wiring;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Each part a process of its own, as in production: two of each service that shares its work, and one of the others. */
public final class ClusterTarget implements Target {

    /** A cluster's JVMs compile cheaply, since most live shortly; under load for minutes they pay that back. */
    private static final PartOptions COMPILED_WELL = new PartOptions() {
        @Override
        public List<String> jvm(PartKind kind, String name) {
            return List.of("-XX:TieredStopAtLevel=4");
        }
    };

    private final Cluster cluster;
    private final ClusterSettings settings;

    private ClusterTarget(Cluster cluster, ClusterSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /**
     * Starts it.
     *
     * @param directory empty; data and logs stay in it
     * @param progress is told in a few words what is being started
     * @throws IllegalArgumentException if the pace is outside its bounds
     */
    public static ClusterTarget start(int pacePerSecond, Path directory, Consumer<String> progress) {
        ClusterSettings settings = new ClusterSettings(2, 1, 2, 1, false, 0, pacePerSecond);
        return new ClusterTarget(Cluster.start(settings, directory, Wiring.DIRECT, COMPILED_WELL, progress), settings);
    }

    @Override
    public String description() {
        return "a cluster of processes: " + settings.apis() + " apis, " + settings.consumers() + " consumers, "
                + settings.relays() + " relay, " + settings.brokers() + " broker, 1 PostgreSQL";
    }

    @Override
    public List<URI> apis() {
        return cluster.apis();
    }

    @Override
    public DevelopmentKeys keys() {
        return cluster.keys();
    }

    @Override
    public Optional<DatabaseAddresses> databases() {
        return Optional.of(new DatabaseAddresses(cluster.intake(), cluster.ledger()));
    }

    @Override
    public List<Component> components() {
        return Stream.concat(
                        Stream.of(Component.here("driver")),
                        cluster.parts().stream().map(ClusterTarget::component))
                .toList();
    }

    private static Component component(Part part) {
        return part.kind() == PartKind.POSTGRES
                ? Component.family(part.name(), part.pid())
                : Component.process(part.name(), part.pid());
    }

    @Override
    public List<URI> consumers() {
        return cluster.parts(PartKind.CONSUMER).stream()
                .map(Part::address)
                .map(URI::create)
                .toList();
    }

    @Override
    public OptionalInt pacePerSecond() {
        return OptionalInt.of(settings.pacePerSecond());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
