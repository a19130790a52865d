package io.firstcome.coupon.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LoadCommandTest {

    @Command
    static final class Options implements Runnable {
        @Mixin
        private LoadOptions size = new LoadOptions();

        @Override
        public void run() {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--profile flood                          | no profile 'flood': spike, ramp, steady, soak",
                "--rate 0                                 | --rate is 1 to 100000, not 0",
                "--seconds 0                              | --seconds is 1 to 86400, not 0",
                "--minutes 1 --seconds 1                  | mutually exclusive",
                "--quantity 0                             | --quantity is 1 to 1000000, not 0",
                "--pace 0                                 | --pace is 1 to 1000000, not 0",
                "--warm-up 601                            | --warm-up is 0 to 600, not 601",
                "--api http://127.0.0.1:1                 | Missing required argument",
                "--api http://127.0.0.1:1 --token-key x   | --token-key is the token-key.der of a data directory"
            })
    void wrongUsageIsTurnedDownBeforeAnythingStarts(String arguments, String says, @TempDir Path directory) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = new CommandLine(new LoadCommand());
        commandLine.setErr(new PrintWriter(err, true));

        int exit = commandLine.execute((arguments + " --report " + directory).split(" +", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(says);
    }

    @Test
    void withoutOptionsASpikeComesOfWhomEverySecondCanHaveACoupon() {
        assertThat(settings("--seed", "7")).isEqualTo(new LoadSettings(Profile.SPIKE, 1_000, 30, 5_960, 3, 993, 7));
    }

    @Test
    void withoutARateEachCustomerComesOnce() {
        LoadSettings settings = settings("--profile", "steady", "--customers", "3000", "--minutes", "1");

        assertThat(settings.ratePerSecond()).isEqualTo(50);
        assertThat(settings.arrivals()).isEqualTo(3_000);
    }

    private static LoadSettings settings(String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options.size.settings();
    }
}
