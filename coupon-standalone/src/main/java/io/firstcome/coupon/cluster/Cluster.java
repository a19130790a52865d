package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.FreePorts;
import io.firstcome.coupon.stack.DataDirectory;
import io.firstcome.coupon.stack.DatabaseAddress;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The running processes. */
public final class Cluster implements AutoCloseable {

    private final ClusterDirectory taken;
    private final PartsFile file;
    private final List<EndListener> endListeners = new CopyOnWriteArrayList<>();

    private final Database intake;
    private final Database ledger;
    private final Brokers brokers;
    private final List<ProcessPart> parts;

    private Cluster(
            ClusterSettings settings, ServiceJars jars, ClusterDirectory taken, Wiring wiring, PartOptions options) {
        this.taken = taken;
        DataDirectory directory = taken.directory();
        this.file = PartsFile.in(directory.path());
        Site site = new Site(directory.path(), wiring, options, _ -> note(), this::ended);
        List<Integer> ports = FreePorts.lasting(2);
        this.intake = new Database(site, PartKind.POSTGRES, directory.postgres(), ports.get(0));
        this.ledger = settings.twoDatabases()
                ? new Database(site, PartKind.LEDGER_POSTGRES, directory.ledgerPostgres(), ports.get(1))
                : intake;
        this.brokers = new Brokers(site, taken.kafkaClusterId(), settings.brokers());
        Services services = new Services(site, settings, jars, brokers, directory.keys());
        this.parts = Stream.of(
                        Stream.of(intake, ledger).distinct().map(Database::part),
                        brokers.parts().stream(),
                        services.consumers(ledger).stream(),
                        services.apis(intake).stream(),
                        services.relays(intake).stream())
                .flatMap(some -> some)
                .toList();
    }

    /**
     * Starts all parts on the directory and returns when each answers.
     *
     * @param data is taken for this process alone
     * @param progress is told in a few words what is being started
     * @throws RuntimeException if the directory cannot be used or a part does not start; what had been started is stopped
     *     again
     */
    public static Cluster start(
            ClusterSettings settings, Path data, Wiring wiring, PartOptions options, Consumer<String> progress) {
        ServiceJars jars = ServiceJars.find();
        ClusterDirectory taken = ClusterDirectory.take(data, settings);
        try {
            ServiceJars unpacked = jars.unpackedInto(taken.directory().path().resolve("services"));
            Cluster cluster = new Cluster(settings, unpacked, taken, wiring, options);
            cluster.startParts(progress);
            return cluster;
        } catch (RuntimeException broken) {
            taken.close();
            throw broken;
        }
    }

    /** The first consumer and the first api make topics and tables, so the other services come after them. */
    private void startParts(Consumer<String> progress) {
        try {
            progress.accept("PostgreSQL and Kafka");
            SideBySide.each(
                    parts.stream()
                            .filter(part -> part.kind().compareTo(PartKind.BROKER) <= 0)
                            .toList(),
                    Part::start);
            intake.create();
            ledger.create();
            taken.directory().publish(new DatabaseAddresses(intake(), ledger()));
            progress.accept("the first services");
            SideBySide.each(
                    List.of(
                            parts(PartKind.CONSUMER).getFirst(),
                            parts(PartKind.API).getFirst()),
                    Part::start);
            progress.accept("the other services");
            SideBySide.each(parts, Part::start);
        } catch (RuntimeException broken) {
            stopParts();
            throw broken;
        }
    }

    private void note() {
        file.write(parts.stream().filter(ProcessPart::wasStarted).toList());
    }

    private void ended(Part part, int exitCode) {
        endListeners.forEach(listener -> listener.ended(part, exitCode));
    }

    /** Tells the listener from now on of each part that ends though nobody stopped or killed it through here. */
    public void onUnexpectedEnd(EndListener listener) {
        endListeners.add(listener);
    }

    /** All of them, in the order in which they are started. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    public List<Part> parts(PartKind kind) {
        return parts().stream().filter(part -> part.kind() == kind).toList();
    }

    /** Where the apis answer. */
    public List<URI> apis() {
        return parts(PartKind.API).stream().map(Part::address).map(URI::create).toList();
    }

    /** The intake's database, without what the wiring puts in front of it. */
    public DatabaseAddress intake() {
        return intake.address();
    }

    /** The ledger's database, likewise; the intake's where both share one. */
    public DatabaseAddress ledger() {
        return ledger.address();
    }

    /** The brokers, likewise. */
    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    public DevelopmentKeys keys() {
        return taken.directory().keys();
    }

    /** Stops all parts in reverse order, each in an orderly way; a paused one is let go on first. */
    @Override
    public void close() {
        try {
            stopParts();
        } finally {
            taken.close();
        }
    }

    private void stopParts() {
        Stream.of(PartKind.values())
                .sorted(Comparator.reverseOrder())
                .forEach(kind -> SideBySide.each(parts(kind), Part::stop));
        file.delete();
    }
}
