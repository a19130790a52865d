package io.firstcome.coupon.cluster;

import io.firstcome.coupon.stack.DatabaseAddress;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The running processes. */
public final class Cluster implements AutoCloseable {

    /**
     * Starts all parts on the directory and returns when each answers.
     *
     * @param progress is told in a few words what is being started
     * @throws RuntimeException if a part does not start; what had been started is stopped again
     */
    public static Cluster start(
            ClusterSettings settings, Path data, Wiring wiring, PartOptions options, Consumer<String> progress) {
        throw new UnsupportedOperationException();
    }

    /** All of them, in the order in which they are started. */
    public List<Part> parts() {
        throw new UnsupportedOperationException();
    }

    public List<Part> parts(PartKind kind) {
        return parts().stream().filter(part -> part.kind() == kind).toList();
    }

    /** Where the apis answer. */
    public List<URI> apis() {
        throw new UnsupportedOperationException();
    }

    /** The intake's database, without what the wiring puts in front of it. */
    public DatabaseAddress intake() {
        throw new UnsupportedOperationException();
    }

    /** The ledger's database, likewise; the intake's where both share one. */
    public DatabaseAddress ledger() {
        throw new UnsupportedOperationException();
    }

    /** The brokers, likewise. */
    public String bootstrapServers() {
        throw new UnsupportedOperationException();
    }

    public DevelopmentKeys keys() {
        throw new UnsupportedOperationException();
    }

    /** Stops all parts in reverse order, each in an orderly way; a paused one is let go on first. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
