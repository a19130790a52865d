package io.firstcome.coupon.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command that measures leaves what it found, and where it says so: what such commands share. */
public final class ReportPlace {

    /** The page's name in the directory. */
    public static final String HTML = "report.html";

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "where " + HTML + ", the same figures as JSON, and logs are written (default: ${DEFAULT-VALUE})")
    private Path directory;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec mixee;

    /** @param usual the directory if none is named */
    public ReportPlace(String usual) {
        this.directory = Path.of(usual);
    }

    /**
     * Makes the directory if there is none; to be called before a long run, so that it fails at once and not at its end.
     *
     * @throws ParameterException if something else has its name
     * @throws IOException if it cannot be made
     */
    public Path prepared() throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ParameterException(mixee.commandLine(), "--report: " + directory + " is no directory");
        }
        return Files.createDirectories(directory);
    }

    /** A line for who sits before the terminal, at once. */
    public void tell(String line) {
        PrintWriter out = mixee.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
