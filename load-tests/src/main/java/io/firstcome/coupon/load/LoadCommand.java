package io.firstcome.coupon.load;

import io.firstcome.coupon.chaos.RunDirectory;
import io.firstcome.coupon.cli.Firstcome;
import io.firstcome.coupon.cli.LiveLine;
import io.firstcome.coupon.cli.StopRequest;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.report.LoadReport;
import io.firstcome.coupon.load.report.ReportFiles;
import io.firstcome.coupon.load.report.ReportText;
import io.firstcome.coupon.load.subject.ClusterTarget;
import io.firstcome.coupon.load.subject.GivenTarget;
import io.firstcome.coupon.load.subject.StackTarget;
import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.page.ReportPlace;
import io.firstcome.coupon.stack.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a planned load and writes a report of what became of it. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Send customers by a schedule, however slow the answers, and write a report.",
        footer = {
            "",
            "Latencies count from the scheduled arrival. The report is one HTML page that needs no network, and the",
            "same numbers as JSON. Without --api everything is started for the run and gone afterwards.",
            "Exit code 0 if every promise held (or, with --api, nobody said where the databases are), 1 if one was",
            "broken, 2 if the driver could not keep the schedule, so that the numbers are void, or nothing was run.",
            "Ctrl-C ends it early: what was measured is reported, what was started is stopped, exit code 130.",
            "",
            "Examples:",
            "  firstcome load --customers 5000 --quantity 500",
            "  firstcome load --profile ramp --rate 800 --minutes 2 --cluster",
            "  firstcome load --profile soak --minutes 60 --rate 100 --seed 7 --report ./soak",
            "  firstcome load --profile steady --api http://127.0.0.1:8080 --token-key firstcome-data/token-key.der"
        })
public final class LoadCommand implements Callable<Integer> {

    private static final int HELD = 0;

    private static final int WARM_UP_SECONDS = 15;
    private static final int MOST_WARM_UP_SECONDS = 600;

    @Mixin
    private LoadOptions size = new LoadOptions();

    /** An API that others run. */
    static final class Given {
        @Option(
                names = "--api",
                required = true,
                split = ",",
                paramLabel = "URL",
                description = "where its instances answer, with commas between them")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        List<URI> apis;

        @Option(
                names = "--token-key",
                required = true,
                paramLabel = "FILE",
                description = "token-key.der of a data directory, whose public key it trusts")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        Path tokenKey;
    }

    @ArgGroup(exclusive = false)
    private @Nullable Given given;

    @Option(
            names = "--cluster",
            description = "start every part as a process of its own, to see what each costs (default: all in one)")
    private boolean cluster;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "1000",
            description = "issues per second that are allowed, without --api (default: ${DEFAULT-VALUE})")
    private int pace;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "for how long customers come for another coupon before, not counted: a system that has just"
                    + " started is slow (default: 15; with --api 0)")
    private @Nullable Integer warmUp;

    @Mixin
    private ReportPlace place = new ReportPlace("load-report");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LoadSettings settings = size.settings();
        check();
        Thread load = Thread.currentThread();
        try (StopRequest _ = StopRequest.listen(load::interrupt)) {
            return run(settings);
        } catch (InterruptedException _) {
            place.tell("Stopped before anything was measured.");
            return Firstcome.UNUSABLE;
        }
    }

    private int run(LoadSettings settings) throws IOException, InterruptedException {
        Given api = given;
        if (api != null) {
            return run(settings, given(api));
        }
        if (!cluster) {
            place.tell("Starting PostgreSQL, Kafka and the services ...");
            return run(settings, StackTarget.start(pace));
        }
        try (RunDirectory data = RunDirectory.temporary()) {
            int exitCode = run(
                    settings, ClusterTarget.start(pace, data.path(), what -> place.tell("Starting " + what + " ...")));
            if (exitCode == Firstcome.BROKEN) {
                place.tell("Databases and logs are kept in " + data.path());
            } else {
                data.isNotNeeded();
            }
            return exitCode;
        }
    }

    /** What would fail only after a long run is looked at before it. */
    private void check() throws IOException {
        if (pace < 1 || pace > StackSettings.MAX_PACE) {
            throw wrong("--pace is 1 to " + StackSettings.MAX_PACE + ", not " + pace);
        }
        if (warmUpSeconds() < 0 || warmUpSeconds() > MOST_WARM_UP_SECONDS) {
            throw wrong("--warm-up is 0 to " + MOST_WARM_UP_SECONDS + ", not " + warmUpSeconds());
        }
        if (cluster && given != null) {
            throw wrong("--cluster starts an API, --api names one: not both");
        }
        Path _ = place.prepared();
    }

    private int warmUpSeconds() {
        if (warmUp != null) {
            return warmUp;
        }
        return given == null ? WARM_UP_SECONDS : 0;
    }

    private Target given(Given api) {
        try {
            return GivenTarget.of(api.apis, api.tokenKey);
        } catch (IllegalArgumentException wrong) {
            throw wrong("--" + wrong.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int run(LoadSettings settings, Target started) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Target target = started;
                LoadRun run = new LoadRun(settings, warmUpSeconds(), target)) {
            place.tell(String.format(
                    "Seed %d, %s: %,d arrivals of %,d customers in %,d s, against %s",
                    settings.seed(),
                    settings.profile().code(),
                    settings.arrivals(),
                    settings.customers(),
                    settings.seconds(),
                    target.description()));
            LoadReport report;
            try (LiveLine _ = LiveLine.show(out, () -> ProgressBar.line(run.progress()))) {
                report = run.carryOut();
            }
            Path directory = place.prepared();
            ReportFiles.write(report, directory);
            place.tell(ReportText.of(report));
            place.tell("Report: " + directory.resolve(ReportPlace.HTML) + ", " + directory.resolve(ReportFiles.JSON));
            return exitCode(report, target.databases().isPresent());
        }
    }

    private static int exitCode(LoadReport report, boolean canBeChecked) {
        int ofThePromises = switch (report.promises().outcome()) {
            case HELD -> HELD;
            case BROKEN -> Firstcome.BROKEN;
            case NOT_CHECKED -> canBeChecked ? Firstcome.UNUSABLE : HELD;
        };
        return ofThePromises == HELD && !report.punctuality().kept() ? Firstcome.UNUSABLE : ofThePromises;
    }
}
