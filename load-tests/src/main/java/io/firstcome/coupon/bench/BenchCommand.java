package io.firstcome.coupon.bench;

import io.firstcome.coupon.cli.Firstcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures the intake against its references. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure what an accept costs, against references that are asked in turn.",
        footer = {
            "",
            "Each figure is a ratio within this run, with its spread; samples during which more than 10 % of the",
            "processors' time was stolen do not count, and fewer than five good rounds are no figure.",
            "Exit code 0 if everything could be measured, whether or not a target is met, 2 if not.",
            "",
            "Examples:",
            "  firstcome bench                   about six minutes",
            "  firstcome bench --quick           under three minutes"
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int MEASURED = 0;
    private static final String JSON = "bench.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--quick", description = "fewer and shorter samples")
    private boolean quick;

    @Option(
            names = "--record",
            description = "record what coupon-api does (JFR); see it by 'jfr view hot-methods coupon-api.jfr'")
    private boolean recorded;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "64",
            description = "how many ask at once (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "bench-report",
            description = "where " + JSON + " and the log are written (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        BenchSettings settings = settings();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ParameterException(spec.commandLine(), "--report: " + directory + " is no directory");
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(JSON);
        Optional<BenchReport> last = last(file);
        BenchReport report = new BenchRun(settings, recorded, this::tell).carryOut(directory);
        MAPPER.writeValue(file.toFile(), report);
        tell("");
        tell(BenchReportText.of(report, last));
        tell("Samples: " + file);
        return report.isComplete() ? MEASURED : Firstcome.UNUSABLE;
    }

    /** That of the last run into the same directory; none if there was none, or it was written by another version. */
    private Optional<BenchReport> last(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(MAPPER.readValue(file.toFile(), BenchReport.class))
                    : Optional.empty();
        } catch (JacksonException other) {
            tell(file + " cannot be compared with (" + other.getOriginalMessage() + ")");
            return Optional.empty();
        }
    }

    private BenchSettings settings() {
        try {
            return quick
                    ? new BenchSettings(5, 2, 6, connections, 4_000)
                    : new BenchSettings(7, 5, 15, connections, 10_000);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
