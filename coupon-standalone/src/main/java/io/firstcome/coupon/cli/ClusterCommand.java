package io.firstcome.coupon.cli;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.ClusterSettings;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartOptions;
import io.firstcome.coupon.cluster.Wiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything as processes of their own and stays up. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Start everything as processes of their own on a data directory, and stay up until Ctrl-C.",
        subcommands = ClusterStatusCommand.class,
        footer = {
            "",
            "Each service runs from its executable jar, as in production. A part that ends is told and not started",
            "again: that is an orchestrator's work. The directory survives restarts, and being killed.",
            "",
            "Examples:",
            "  firstcome cluster",
            "  firstcome cluster --api 3 --two-databases --data ./data",
            "  firstcome cluster status --data ./data"
        })
final class ClusterCommand implements Callable<Integer> {

    static final String DEFAULT_DATA = "firstcome-cluster";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DEFAULT_DATA,
            description = "where the data is kept (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Option(names = "--api", defaultValue = "2", description = "instances of coupon-api (default: ${DEFAULT-VALUE})")
    private int apis;

    @Option(
            names = "--relays",
            defaultValue = "2",
            description = "instances of outbox-relay: one works, the others stand by (default: ${DEFAULT-VALUE})")
    private int relays;

    @Option(
            names = "--consumers",
            defaultValue = "2",
            description = "instances of coupon-consumer (default: ${DEFAULT-VALUE})")
    private int consumers;

    @Option(names = "--brokers", defaultValue = "3", description = "Kafka brokers (default: ${DEFAULT-VALUE})")
    private int brokers;

    @Option(names = "--two-databases", description = "the ledger has a PostgreSQL of its own")
    private boolean twoDatabases;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the first api's port; the others follow it (default: ${DEFAULT-VALUE}; 0: any free ones)")
    private int port;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "issues per second that the ledger's database is allowed (default: ${DEFAULT-VALUE}; 0: none)")
    private int pace;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ClusterSettings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        Path directory = data.toAbsolutePath().normalize();
        try (StopRequest stop = StopRequest.listen(() -> {})) {
            Instant began = Instant.now();
            try (Cluster cluster = Cluster.start(
                    settings,
                    directory,
                    Wiring.DIRECT,
                    PartOptions.NONE,
                    what -> tell(out, "Starting " + what + " ..."))) {
                Logs.into(directory);
                cluster.onUnexpectedEnd((part, exitCode) -> tell(out, ended(part, exitCode)));
                tell(
                        out,
                        "Ready after " + Duration.between(began, Instant.now()).toMillis() / 100 / 10.0 + " s.");
                Greeting.print(out, cluster.apis(), cluster.keys(), data, directory.resolve("logs"));
                stop.await();
                tell(out, "Stopping ...");
            }
            tell(out, "Stopped.");
            return 0;
        }
    }

    private static String ended(Part part, int exitCode) {
        return part.name() + " ended with exit code " + exitCode + ", see " + part.log()
                + "; it is not started again: stop all and start anew.";
    }

    private static void tell(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private ClusterSettings settings() {
        try {
            return new ClusterSettings(apis, relays, consumers, brokers, twoDatabases, port, pace);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }
}
