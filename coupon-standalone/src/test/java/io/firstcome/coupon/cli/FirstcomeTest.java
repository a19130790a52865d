package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FirstcomeTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine commandLine = Firstcome.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "cluster", "verify", "chaos", "token"})
    void everyCommandHasHelpWithExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: firstcome " + command).contains("Examples:");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("demo", "up", "cluster", "verify", "chaos", "token", "Examples:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | Which command?
            nonsense                             | nonsense
            demo --customers 0                   | --customers is 1 to 1000000, not 0
            demo --customers many                | --customers
            demo --coupons 1001                  | --coupons is 1 to 1000, not 1001
            demo --pace 0                        | --pace 0 would let nobody have a coupon
            demo --api 9                         | --api is 1 to 8, not 9
            demo --json /no/such/directory/x.json | --json: cannot write
            up --port 70000                      | --port is 0 to
            cluster --brokers 9                  | --brokers is 1 to 8, not 9
            cluster --relays 0                   | --relays is 1 to 8, not 0
            cluster status --data /no/such/data  | no cluster runs on /no/such/data
            token                                | --customer
            token --customer a --admin           | mutually exclusive
            token --admin --hours 0              | --hours is 1 to
            chaos --minutes 0                    | --minutes is 1 to 1440, not 0
            chaos --rate 5001                    | --rate is 1 to 5000, not 5001
            chaos --faults kill-apis             | --faults: there is no 'kill-apis'; there are kill-api, kill-relay,
            chaos --faults kill-api,             | --faults: there is no ''
            chaos --planted=no-such-bug          | --planted: there is no 'no-such-bug'; there are skip-the-compare-and-set,
            chaos --json /no/such/directory/x.json | --json: cannot write
            verify --data /no/such/directory     | no data in
            """)
    void whatIsWrongIsSaidInOneLine(String command, String message) {
        String[] args = command.isEmpty() ? new String[0] : command.split(" +", -1);
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("firstcome: ").contains(message);
    }

    @Test
    void aTokenNamesItsCustomerAndScope(@TempDir Path data) {
        assertThat(run("token", "--customer", "kim", "--data", data.toString())).isZero();
        String claims = new String(
                Base64.getUrlDecoder().decode(out.toString().strip().split("\\.", -1)[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(claims).contains("\"sub\":\"kim\"", "\"scope\":\"coupon:claim\"", "\"aud\":\"firstcome\"");
        assertThat(Files.exists(data.resolve("token-key.der"))).isTrue();
    }

    @Test
    void aCustomerIdThatTheApiWouldRefuseIsRefused(@TempDir Path data) {
        assertThat(run("token", "--customer", "a\nb", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--customer").contains("control characters");
    }
}
