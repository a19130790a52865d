package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.chaos.RunDirectory;
import io.firstcome.coupon.checker.Drain;
import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.ClusterSettings;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.cluster.Wiring;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One process of each kind, with the highest pace there is; those that are not measured have ended. */
public final class BenchCluster implements AutoCloseable {

    private static final ClusterSettings ONE_OF_EACH =
            new ClusterSettings(1, 1, 1, 1, false, 0, StackSettings.MAX_PACE);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);

    private final Site site;
    private final RunDirectory data;
    private final Cluster cluster;
    private final Counts counts;

    private BenchCluster(Site site, RunDirectory data, Cluster cluster, Counts counts) {
        this.site = site;
        this.data = data;
        this.cluster = cluster;
        this.counts = counts;
    }

    /**
     * Starts the whole, since the services make each other's tables and topics, and stops what is not measured.
     *
     * @param measured what goes on running
     * @throws IllegalStateException if something does not start; then data and logs are kept
     */
    public static BenchCluster start(Site site, Set<PartKind> measured) throws IOException, SQLException {
        RunDirectory data = RunDirectory.temporary();
        Cluster cluster = Cluster.start(
                ONE_OF_EACH,
                data.path(),
                Wiring.DIRECT,
                new BenchParts(site),
                what -> site.progress().accept("starting " + what));
        cluster.parts().stream().filter(part -> !measured.contains(part.kind())).forEach(Part::stop);
        try {
            return new BenchCluster(site, data, cluster, Counts.of(cluster.intake(), cluster.bootstrapServers()));
        } catch (RuntimeException | SQLException broken) {
            cluster.close();
            throw broken;
        }
    }

    /** What is counted on it. */
    public Counts counts() {
        return counts;
    }

    /** The only one of its kind. */
    public Part part(PartKind kind) {
        return cluster.parts(kind).getFirst();
    }

    public URI api() {
        return cluster.apis().getFirst();
    }

    public DevelopmentKeys keys() {
        return cluster.keys();
    }

    /** Both are the same. */
    public DatabaseAddresses databases() {
        return new DatabaseAddresses(cluster.intake(), cluster.ledger());
    }

    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** Who uses the processors: what runs at this moment, and this process. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        cluster.parts().stream().filter(Part::isRunning).forEach(part -> {
            String name = component(part.kind());
            components.add(
                    part.kind() == PartKind.POSTGRES
                            ? Component.family(name, part.pid())
                            : Component.process(name, part.pid()));
        });
        components.add(Component.here("client"));
        return components;
    }

    /**
     * Waits until all that was accepted is decided and told.
     *
     * @throws IOException if that takes longer than five minutes
     */
    public void drain() throws IOException {
        try {
            if (!Drain.await(cluster.intake(), cluster.ledger(), DRAIN_LIMIT)) {
                throw new IOException("not everything was worked off within " + DRAIN_LIMIT.toMinutes() + " minutes");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the rest was worked off", interrupted);
        }
    }

    /**
     * What the product promises and the data do not keep, once everything is worked off: nothing may get faster by promising
     * less.
     */
    public List<String> brokenPromises() throws SQLException {
        return Promises.check(cluster.intake().dataSource(), cluster.ledger().dataSource(), VerifyOptions.whenDrained())
                .promises()
                .stream()
                .filter(check -> !check.held())
                .map(check -> check.name() + ": " + String.join("; ", check.violations()))
                .toList();
    }

    public static String component(PartKind kind) {
        return switch (kind) {
            case POSTGRES -> "PostgreSQL";
            case LEDGER_POSTGRES -> "ledger's PostgreSQL";
            case BROKER -> "broker";
            case CONSUMER -> "coupon-consumer";
            case API -> "coupon-api";
            case RELAY -> "outbox-relay";
        };
    }

    /** Stops all and removes the data; the logs stay with the report. */
    @Override
    public void close() {
        counts.close();
        cluster.close();
        try (data) {
            for (Part part : cluster.parts()) {
                Path log = site.log(component(part.kind()));
                Files.copy(part.log(), log, StandardCopyOption.REPLACE_EXISTING);
            }
            data.isNotNeeded();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot clear " + data.path(), broken);
        }
    }
}
