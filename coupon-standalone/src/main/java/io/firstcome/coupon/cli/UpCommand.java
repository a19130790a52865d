package io.firstcome.coupon.cli;

import io.firstcome.coupon.stack.DataDirectory;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.Stack;
import io.firstcome.coupon.stack.StackSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything on a data directory and stays up. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything in one process on a data directory, and stay up until Ctrl-C.",
        footer = {
            "",
            "The directory survives restarts, and being killed.",
            "",
            "Examples:",
            "  firstcome up",
            "  firstcome up --data ./data --port 9000 --pace 50"
        })
final class UpCommand implements Callable<Integer> {

    static final String DEFAULT_DATA = "firstcome-data";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DEFAULT_DATA,
            description = "where the data is kept (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "the first api's port; the others follow it (default: ${DEFAULT-VALUE}; 0: any free ones)")
    private int port;

    @Mixin
    private StackOptions size = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StackSettings settings = size.settings(port);
        PrintWriter out = spec.commandLine().getOut();
        try (StopRequest stop = StopRequest.listen(() -> {});
                DataDirectory directory = new DataDirectory(data)) {
            if (!directory.tryLock()) {
                throw new ParameterException(
                        spec.commandLine(), "another 'firstcome up' runs on " + directory.path() + ": stop it first");
            }
            if (directory.isClusters()) {
                throw new ParameterException(
                        spec.commandLine(),
                        directory.path() + " holds the data of a 'firstcome cluster': take another directory (--data)");
            }
            Logs.into(directory.path());
            Instant began = Instant.now();
            out.println("Starting PostgreSQL, Kafka and the services on " + directory.path() + " ...");
            out.flush();
            DevelopmentKeys keys = directory.keys();
            try (Stack stack = Stack.start(settings, directory.backing().start(), keys)) {
                stack.publishIn(directory);
                CameUp.tell();
                out.println(
                        "Ready after " + Duration.between(began, Instant.now()).toMillis() / 100 / 10.0 + " s.");
                Greeting.print(
                        out, stack.addresses(), keys, data, directory.path().resolve(Logs.FILE));
                stop.await();
                out.println("Stopping ...");
                out.flush();
            }
            out.println("Stopped.");
            return 0;
        }
    }
}
