package io.firstcome.coupon.bench.command;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.bench.BenchReportText;
import io.firstcome.coupon.bench.BenchRun;
import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Clocks;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.page.BenchPage;
import io.firstcome.coupon.bench.page.Recordings;
import io.firstcome.coupon.bench.soak.SoakSettings;
import io.firstcome.coupon.cli.Firstcome;
import io.firstcome.coupon.page.ReportPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures the product against its references. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure what each part can do, against references that do less, sampled in turn.",
        footer = {
            "",
            "Each figure is a ratio within this run, with its spread; samples during which more than 10 %% of the",
            "processors' time was stolen do not count, and fewer than five good rounds are no figure.",
            "Exit code 0 if everything that was asked for was measured, whether or not a target is met, 1 if a promise",
            "was broken meanwhile, 2 if something could not be measured.",
            "",
            "Examples:",
            "  firstcome bench                   about half an hour",
            "  firstcome bench --quick           under three minutes",
            "  firstcome bench --only relay      one stage alone",
            "  firstcome bench --only soak       an hour of steady load: does what runs keep more and more?"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int MEASURED = 0;
    private static final String JSON = "bench.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--quick", description = "fewer and shorter samples, and the intake alone if no stage is named")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STAGE",
            description =
                    "measure these stages alone, with commas between them: ${COMPLETION-CANDIDATES} (default: all but soak; with --quick: intake)",
            completionCandidates = Stages.Names.class)
    private List<String> only = List.of();

    @Option(
            names = "--record",
            description = "record what the services do (JFR), and draw it in the report as flame graphs")
    private boolean recorded;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "256",
            description = "how many ask at once (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--soak-minutes",
            paramLabel = "N",
            description = "how long the stage soak lasts, which is only measured if it is named by --only"
                    + " (default: " + SoakSettings.FULL_MINUTES + "; with --quick: " + SoakSettings.QUICK_MINUTES + ")")
    private @Nullable Integer soakMinutes;

    @Option(
            names = "--soak-rate",
            paramLabel = "N",
            defaultValue = "" + SoakSettings.USUAL_RATE,
            description = "requests per second in it (default: ${DEFAULT-VALUE})")
    private int soakRate;

    @Mixin
    private ReportPlace place = new ReportPlace("bench-report");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        BenchSettings settings = checked(this::settings);
        SoakSettings soak = checked(this::soak);
        Set<String> asked = asked();
        Path directory = place.prepared();
        Path file = directory.resolve(JSON);
        Optional<BenchReport> last = last(file);
        Site site = new Site(settings, directory, recorded, place::tell);
        BenchReport report = new BenchRun(Stages.all(soak), asked, site, Clocks.system()).carryOut();
        MAPPER.writeValue(file.toFile(), report);
        Path page = directory.resolve(ReportPlace.HTML);
        String flames = recorded ? Recordings.flames(report, directory) : "";
        Files.writeString(page, new BenchPage(report, last, flames).html());
        place.tell("");
        place.tell(BenchReportText.of(report, last));
        place.tell("Report: " + page + ", samples: " + file);
        if (!report.brokenPromises().isEmpty()) {
            return Firstcome.BROKEN;
        }
        return report.isComplete() ? MEASURED : Firstcome.UNUSABLE;
    }

    private Set<String> asked() {
        try {
            return Stages.asked(only, quick);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--only: " + wrong.getMessage());
        }
    }

    /** That of the last run into the same directory; none if there was none, or it was written by another version. */
    private Optional<BenchReport> last(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(MAPPER.readValue(file.toFile(), BenchReport.class))
                    : Optional.empty();
        } catch (JacksonException other) {
            place.tell(file + " cannot be compared with (" + other.getOriginalMessage() + ")");
            return Optional.empty();
        }
    }

    private BenchSettings settings() {
        return quick
                ? new BenchSettings(5, 2, 8, connections, 4_000)
                : new BenchSettings(7, 5, 15, connections, 10_000);
    }

    private SoakSettings soak() {
        int usual = quick ? SoakSettings.QUICK_MINUTES : SoakSettings.FULL_MINUTES;
        return new SoakSettings(soakMinutes == null ? usual : soakMinutes, soakRate);
    }

    /** The options' bounds are the settings' own. */
    private <T> T checked(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }
}
