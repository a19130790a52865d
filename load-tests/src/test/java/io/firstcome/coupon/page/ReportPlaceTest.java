package io.firstcome.coupon.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ReportPlaceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @Command(name = "measure")
    static final class Measuring implements Callable<Integer> {
        @Mixin
        private ReportPlace place = new ReportPlace("some-report");

        @Override
        public Integer call() {
            place.tell("measured");
            return 0;
        }
    }

    @Test
    void eachCommandHasItsUsualDirectory() {
        assertThat(new CommandLine(new Measuring()).getUsageMessage().replaceAll("\\s+", " "))
                .contains("--report=DIR", "(default: some-report)");
    }

    @Test
    void makesTheDirectoryThatIsNamedAndTellsWhoSitsBeforeTheTerminal() throws Exception {
        Path wanted = temporary.resolve("new").resolve("report");
        Measuring command = new Measuring();
        StringWriter out = new StringWriter();
        new CommandLine(command).setOut(new PrintWriter(out)).execute("--report", wanted.toString());
        assertThat(command.place.prepared()).isEqualTo(wanted).isDirectory();
        assertThat(command.place.prepared()).as("it may be there").isEqualTo(wanted);
        assertThat(out).hasToString("measured" + System.lineSeparator());
    }

    @Test
    void aFileOfThatNameIsTurnedDown() throws Exception {
        Path file = Files.createFile(temporary.resolve("report"));
        Measuring command = new Measuring();
        new CommandLine(command).parseArgs("--report", file.toString());
        assertThatThrownBy(command.place::prepared)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--report: " + file + " is no directory");
    }
}
