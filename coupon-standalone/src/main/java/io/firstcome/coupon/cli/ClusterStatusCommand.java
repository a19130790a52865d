package io.firstcome.coupon.cli;

import io.firstcome.coupon.cluster.PartStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the processes of a running cluster do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the processes of the cluster that runs on a data directory.",
        footer = {"", "Exit code 0 if all of them run, 1 if one is paused or has ended, 2 if there is no cluster."})
final class ClusterStatusCommand implements Callable<Integer> {

    private static final String ROW = "%-15s  %8s  %-7s  %-22s  %s%n";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ClusterCommand.DEFAULT_DATA,
            description = "the cluster's data directory (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PartStatus> parts = PartStatus.in(data);
        if (parts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no cluster runs on " + data + ": start one with 'firstcome cluster'");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "PART", "PID", "STATE", "ADDRESS", "LOG");
        parts.forEach(
                part -> out.printf(ROW, part.name(), part.pid(), part.state().code(), part.address(), part.log()));
        out.flush();
        return parts.stream().allMatch(part -> part.state() == PartStatus.State.RUNNING) ? 0 : 1;
    }
}
