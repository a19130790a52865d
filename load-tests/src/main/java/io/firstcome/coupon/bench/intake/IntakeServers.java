package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.backing.FreePorts;
import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.reference.BenchApi;
import io.firstcome.coupon.bench.reference.ReferenceTables;
import io.firstcome.coupon.cluster.Readiness;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.stack.DatabaseAddress;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.ServiceArguments;
import io.firstcome.coupon.stack.Stack;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where is measured: PostgreSQL, and coupon-api with the references, each a process of its own. Kafka runs in this process
 * and has nothing to do, since nothing is published.
 */
final class IntakeServers implements AutoCloseable {

    private static final String API = "coupon-api";
    private static final String POSTGRES = "PostgreSQL";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** As long as the client waits for an answer; coupon-api itself gives up after two seconds, so that nobody waits in vain. */
    private static final Duration REFERENCE_WAIT = Duration.ofSeconds(30);

    /** As a deployment on a small machine has it; the JVM chooses its compilers. */
    private static final List<String> JVM = List.of(
            "-Xms256m",
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Backing backing;
    private final DevelopmentKeys keys;
    private final DatabaseAddress database;
    private final URI api;
    private final GuardedProcess process;

    private IntakeServers(
            Backing backing, DevelopmentKeys keys, DatabaseAddress database, URI api, GuardedProcess process) {
        this.backing = backing;
        this.keys = keys;
        this.database = database;
        this.api = api;
        this.process = process;
    }

    /**
     * Starts all; removed again at the end.
     *
     * @throws IllegalStateException if the api does not start
     */
    static IntakeServers start(Site site) throws SQLException {
        return start(site, API, List.of());
    }

    /**
     * Starts all; removed again at the end.
     *
     * @param name of the api, for its log and its recording
     * @param more arguments of the api
     * @throws IllegalStateException if the api does not start
     */
    static IntakeServers start(Site site, String name, List<String> more) throws SQLException {
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        DevelopmentKeys keys = DevelopmentKeys.in(throwaway.directory());
        Backing backing = throwaway.start();
        try {
            backing.postgres().createDatabase(Stack.DATABASE);
            DatabaseAddress database = DatabaseAddress.on(backing.postgres());
            ReferenceTables.make(database.dataSource());
            int port = FreePorts.lasting(1).getFirst();
            Path log = site.log(name);
            List<String> jvm = new ArrayList<>(JVM);
            jvm.addAll(site.recording(name));
            ServiceArguments arguments = new ServiceArguments(
                    InetSocketAddress.createUnresolved(
                            backing.postgres().host(), backing.postgres().port()),
                    database,
                    backing.kafka().bootstrapServers());
            List<String> command = new ArrayList<>(command(jvm, arguments.api(port, keys)));
            command.addAll(more);
            GuardedProcess process = GuardedProcess.start(command, log, GuardedProcess.StopSignal.TERM, STOP_LIMIT);
            URI api = URI.create("http://127.0.0.1:" + port);
            return new IntakeServers(
                    backing, keys, database, api, Readiness.await(name, process, log, () -> Readiness.answers(api)));
        } catch (RuntimeException | SQLException broken) {
            backing.close();
            throw broken;
        }
    }

    private static List<String> command(List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchApi.class.getName()));
        command.addAll(arguments);
        // the references' entities have their tables from us
        command.add("--spring.jpa.hibernate.ddl-auto=none");
        // who stands behind a lock is to be slow and not to be refused: hundreds share the pool of a reference
        command.add("--spring.datasource.hikari.connection-timeout=" + REFERENCE_WAIT.toMillis());
        // nobody decides here, which would look like lines that need help
        command.add("--firstcome.healing.stall-millis=3600000");
        return command;
    }

    URI api() {
        return api;
    }

    InetSocketAddress server() {
        return new InetSocketAddress("127.0.0.1", api.getPort());
    }

    DevelopmentKeys keys() {
        return keys;
    }

    DatabaseAddress database() {
        return database;
    }

    String bootstrapServers() {
        return backing.kafka().bootstrapServers();
    }

    /** Who uses the processors. */
    List<Component> components() {
        return components(List.of(this), "client");
    }

    /**
     * Who uses the processors: those of the same kind together.
     *
     * @param here what this process is
     */
    static List<Component> components(List<IntakeServers> all, String here) {
        Set<Long> apis = all.stream().map(one -> one.process.pid()).collect(Collectors.toSet());
        return List.of(
                new Component(API, () -> started(one -> apis.contains(one.pid()))),
                new Component(POSTGRES, () -> started(one -> isPostgres(one))),
                Component.here(here));
    }

    private static List<ProcessHandle> started(Predicate<ProcessHandle> which) {
        return ProcessHandle.current().descendants().filter(which).toList();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
    }

    @Override
    public void close() {
        process.stop();
        backing.close();
    }
}
