package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.Backing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running whole. {@link #start} returns when every instance is ready; {@link #close} stops all: first the apis (nobody
 * is accepted any more, those in the queue are answered), then consumers and relay, then Kafka and PostgreSQL.
 */
public final class Stack implements AutoCloseable {

    /** The database with both schemas. */
    public static final String DATABASE = "firstcome";

    private final Backing backing;
    private final List<ConfigurableApplicationContext> apis = new ArrayList<>();
    private final List<ConfigurableApplicationContext> behindThem = new ArrayList<>();

    private Stack(Backing backing) {
        this.backing = backing;
    }

    /**
     * Starts the services on the backing, which belongs to the stack from here on.
     *
     * @throws RuntimeException if a part does not start; what had been started is stopped again
     */
    public static Stack start(StackSettings settings, Backing backing, DevelopmentKeys keys) {
        Stack stack = new Stack(backing);
        try {
            backing.postgres().createDatabase(DATABASE);
            stack.launch(new ServiceLauncher(backing, keys, settings), settings);
            return stack;
        } catch (RuntimeException broken) {
            stack.close();
            throw broken;
        }
    }

    /** The first of each kind makes its tables and topics, so the others come after it. */
    private void launch(ServiceLauncher launcher, StackSettings settings) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Launch first = new Launch(threads);
            first.add(behindThem, () -> launcher.consumer(0));
            first.add(apis, () -> launcher.api(0));
            first.await();
            Launch others = new Launch(threads);
            IntStream.range(0, settings.relays()).forEach(_ -> others.add(behindThem, launcher::relay));
            IntStream.range(1, settings.consumers())
                    .forEach(instance -> others.add(behindThem, () -> launcher.consumer(instance)));
            IntStream.range(1, settings.apis()).forEach(instance -> others.add(apis, () -> launcher.api(instance)));
            others.await();
        }
    }

    /** Services that start side by side; what has started is kept for closing, also when another one fails. */
    private static final class Launch {
        private final ExecutorService threads;
        private final List<Runnable> awaiting = new ArrayList<>();

        Launch(ExecutorService threads) {
            this.threads = threads;
        }

        void add(List<ConfigurableApplicationContext> running, Supplier<ConfigurableApplicationContext> service) {
            CompletableFuture<ConfigurableApplicationContext> starting =
                    CompletableFuture.supplyAsync(service, threads);
            awaiting.add(() -> running.add(starting.join()));
        }

        void await() {
            RuntimeException failure = null;
            for (Runnable started : awaiting) {
                try {
                    started.run();
                } catch (CompletionException broken) {
                    failure = broken.getCause() instanceof RuntimeException cause ? cause : broken;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** Where the instances of coupon-api answer, at least one. */
    public List<URI> addresses() {
        return apis.stream().map(ServiceLauncher::address).toList();
    }

    public DatabaseAddress database() {
        return DatabaseAddress.on(backing.postgres());
    }

    /** Lets {@code verify} find the running database. */
    public void publishIn(DataDirectory directory) {
        directory.publish(DatabaseAddresses.both(database()));
    }

    @Override
    public void close() {
        try {
            Stream.concat(apis.stream(), behindThem.stream()).forEach(ConfigurableApplicationContext::close);
        } finally {
            backing.close();
        }
    }
}
