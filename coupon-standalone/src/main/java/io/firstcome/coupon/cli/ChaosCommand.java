package io.firstcome.coupon.cli;

import io.firstcome.coupon.chaos.ChaosReport;
import io.firstcome.coupon.chaos.ChaosReportText;
import io.firstcome.coupon.chaos.ChaosRun;
import io.firstcome.coupon.chaos.ChaosScreen;
import io.firstcome.coupon.chaos.ChaosSettings;
import io.firstcome.coupon.chaos.ChaosSize;
import io.firstcome.coupon.chaos.PlantedResult;
import io.firstcome.coupon.chaos.PlantedRun;
import io.firstcome.coupon.chaos.PlantedSettings;
import io.firstcome.coupon.chaos.RunDirectory;
import io.firstcome.coupon.planted.PlantedBug;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks everything that can break while customers rush, and says whether a promise was broken. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Break a cluster of processes while customers rush, and check the promises.",
        footer = {
            "",
            "The same seed strikes the same faults at the same times with the same choices; how the system schedules",
            "the processes is not replayed. A failed run keeps its logs, history and databases.",
            "Exit code 0 only if every promise held, 1 if one was broken, 2 if the run proves too little.",
            "",
            "Examples:",
            "  firstcome chaos --minutes 10",
            "  firstcome chaos --seed 7 --faults kill-api,kill-postgres,drop-slot --data ./chaos",
            "  firstcome chaos --two-databases --json report.json",
            "  firstcome chaos --planted                 is the checker able to find anything?"
        })
final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--seed", paramLabel = "N", description = "the same seed strikes the same (default: any)")
    private @Nullable Long seed;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "how long faults strike; longer if healing takes its time (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = ChaosSettings.ALL,
            description = "which kinds, with commas between them (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String faults;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "requests a second that customers send (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "a new directory, kept in any case (default: a temporary one, kept if the run failed)")
    private @Nullable Path data;

    @Option(names = "--two-databases", description = "the ledger has a PostgreSQL of its own")
    private boolean twoDatabases;

    @Option(names = "--small", description = "two apis and one of each other part: for few cores")
    private boolean small;

    @Option(
            names = "--planted",
            paramLabel = "LIST",
            arity = "0..1",
            fallbackValue = ChaosSettings.ALL,
            description = "instead of faults, plant known bugs and see whether the checker names each")
    private @Nullable String planted;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report there, too")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ChaosSettings settings = settings();
        JsonTarget.check(spec, json);
        if (planted != null) {
            return plant(settings, bugs(planted));
        }
        try (RunDirectory directory = directory()) {
            Thread chaos = Thread.currentThread();
            ChaosReport report;
            try (StopRequest _ = StopRequest.listen(chaos::interrupt)) {
                report = run(settings, directory);
            }
            if (report.outcome() == ChaosReport.Outcome.HELD) {
                directory.isNotNeeded();
            }
            ChaosReportText text = new ChaosReportText(report, directory.kept());
            tell(text.text(System.out.charset()));
            JsonTarget.write(directory.path().resolve("report.json"), text.json());
            if (json != null) {
                JsonTarget.write(json, text.json());
            }
            return exitCode(report.outcome());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before its end: this run says nothing about the promises");
        }
    }

    private List<PlantedBug> bugs(String list) {
        try {
            return PlantedSettings.bugs(list);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }

    private int plant(ChaosSettings settings, List<PlantedBug> bugs) throws Exception {
        List<PlantedResult> results = new ArrayList<>();
        try (RunDirectory directory = directory()) {
            Logs.into(directory.path());
            Thread chaos = Thread.currentThread();
            try (StopRequest _ = StopRequest.listen(chaos::interrupt)) {
                for (PlantedBug bug : bugs) {
                    Path own = directory.path().resolve(bug.code());
                    results.add(PlantedRun.of(bug, settings, own, this::tell));
                    tell(results.getLast().line());
                }
            }
            boolean allFound = results.stream().allMatch(PlantedResult::wasFound);
            if (allFound) {
                directory.isNotNeeded();
            }
            tell("");
            results.forEach(result -> tell(result.line()));
            tell(allFound ? "Each was found." : "NOT each was found: see " + directory.path());
            return allFound ? 0 : Firstcome.BROKEN;
        }
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private static int exitCode(ChaosReport.Outcome outcome) {
        return switch (outcome) {
            case HELD -> 0;
            case BROKEN -> Firstcome.BROKEN;
            case INCOMPLETE -> Firstcome.UNUSABLE;
        };
    }

    private ChaosSettings settings() {
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        try {
            return new ChaosSettings(
                    usedSeed,
                    minutes,
                    ChaosSettings.faults(faults),
                    rate,
                    twoDatabases,
                    small ? ChaosSize.SMALL : ChaosSize.USUAL);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }

    private RunDirectory directory() throws IOException {
        try {
            return data == null ? RunDirectory.temporary() : RunDirectory.at(data);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--data: " + wrong.getMessage());
        }
    }

    private ChaosReport run(ChaosSettings settings, RunDirectory directory) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Seed %d, %d faults in %d minutes, in %s%n",
                settings.seed(), settings.plan().faults().size(), settings.minutes(), directory.path());
        out.flush();
        Logs.into(directory.path());
        try (ChaosRun run = ChaosRun.start(settings, directory.path(), this::tell)) {
            ChaosScreen text = new ChaosScreen();
            try (LiveScreen screen =
                    LiveScreen.show(out, () -> text.screen(run.status()), () -> text.line(run.status()))) {
                return run.carryOut(screen::say);
            }
        }
    }
}
