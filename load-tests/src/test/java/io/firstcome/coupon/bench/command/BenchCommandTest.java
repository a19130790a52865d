package io.firstcome.coupon.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only outtake         | --only: no stage 'outtake': intake",
                "--only intake,,relay   | --only: no stage ''",
                "--connections 0        | --connections is 1 to 10000, not 0",
                "--soak-minutes 2       | --soak-minutes is 3 to 300, not 2",
                "--soak-rate 0          | --soak-rate is 1 to 500, not 0"
            })
    void wrongUsageIsTurnedDownBeforeAnythingStarts(String arguments, String says, @TempDir Path directory) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = new CommandLine(new BenchCommand());
        commandLine.setErr(new PrintWriter(err, true));

        int exit = commandLine.execute((arguments + " --report " + directory).split(" +", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(says);
    }
}
