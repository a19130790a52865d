package io.firstcome.coupon.ngrinder;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an nGrinder script on this machine. */
@Command(
        name = "ngrinder",
        mixinStandardHelpOptions = true,
        description = "Run an nGrinder script on this machine, as a controller's agents would.",
        footer = {
            "",
            "Exit code 0 if no test failed, 1 if one did, 2 if the script cannot be run.",
            "",
            "Examples:",
            "  firstcome ngrinder load-tests/ngrinder/Rush.groovy --threads 50 --runs 20 \\",
            "    --param coupon=...,key=firstcome-data/token-key.der"
        })
public final class NgrinderCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Parameters(paramLabel = "SCRIPT", description = "a Groovy file that could be uploaded as it is")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path script;

    @Option(names = "--processes", defaultValue = "1", description = "simulated ones (default: ${DEFAULT-VALUE})")
    private int processes;

    @Option(names = "--threads", defaultValue = "10", description = "of each process (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--runs", defaultValue = "10", description = "of each thread (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--param", defaultValue = "", description = "the test's parameter: name=value,name=value")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String param;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Report report = LocalGrinder.run(script, settings());
        spec.commandLine().getOut().print(ReportText.of(report));
        spec.commandLine().getOut().flush();
        return report.isClean() ? 0 : FAILED;
    }

    private LocalSettings settings() {
        try {
            return new LocalSettings(processes, threads, runs, param);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }
}
