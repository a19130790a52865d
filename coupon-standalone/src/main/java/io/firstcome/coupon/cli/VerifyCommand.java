package io.firstcome.coupon.cli;

import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerdictText;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.stack.DataDirectory;
import io.firstcome.coupon.stack.DatabaseAddress;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.StoppedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the promises on data that is there. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check the promises on a live or stopped data directory, or on given databases.",
        footer = {
            "",
            "Exit code 0 if every promise holds, 1 if one is broken, 2 if it could not be checked.",
            "",
            "Examples:",
            "  firstcome verify --data ./data",
            "  firstcome verify --data ./data --drained",
            "  firstcome verify --intake-url jdbc:postgresql://db:5432/firstcome --user verify --password ..."
        })
final class VerifyCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = UpCommand.DEFAULT_DATA,
            description = "a data directory of 'up' or 'cluster' (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    /** Databases given by address instead. */
    static final class Given {
        @Option(
                names = "--intake-url",
                required = true,
                paramLabel = "URL",
                description = "JDBC address of the database with the schema intake")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String intakeUrl;

        @Option(
                names = "--ledger-url",
                paramLabel = "URL",
                description = "of the one with the schema ledger (default: the same)")
        @Nullable
        String ledgerUrl;

        @Option(names = "--user", defaultValue = "", description = "who may read both")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String user;

        @Option(
                names = "--password",
                defaultValue = "${env:PGPASSWORD}",
                description = "its password (default: the environment's PGPASSWORD)")
        @Nullable
        String password;
    }

    @ArgGroup(exclusive = false)
    private @Nullable Given given;

    @Option(
            names = "--drained",
            description = "nobody asks any more: every accepted request must have been decided by now")
    private boolean drained;

    @Option(
            names = "--undecided-minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "without --drained: how long an accepted request may wait (default: ${DEFAULT-VALUE})")
    private int undecidedMinutes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Given addresses = given;
        return addresses == null ? verifyDirectory() : verifyGiven(addresses);
    }

    private int verifyGiven(Given addresses) throws SQLException {
        String password = addresses.password == null ? "" : addresses.password;
        String ledgerUrl = addresses.ledgerUrl == null ? addresses.intakeUrl : addresses.ledgerUrl;
        return verify(new DatabaseAddresses(
                new DatabaseAddress(addresses.intakeUrl, addresses.user, password),
                new DatabaseAddress(ledgerUrl, addresses.user, password)));
    }

    private int verifyDirectory() throws SQLException {
        try (DataDirectory directory = new DataDirectory(data)) {
            if (!directory.hasData()) {
                throw new ParameterException(
                        spec.commandLine(), "no data in " + directory.path() + ": start with 'firstcome up'");
            }
            if (!directory.tryLock()) {
                DatabaseAddresses running = directory
                        .published()
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "the stack on " + directory.path() + " is just starting"));
                return verify(running);
            }
            try (StoppedDatabase stopped = StoppedDatabase.open(directory)) {
                return verify(stopped.addresses());
            }
        }
    }

    private int verify(DatabaseAddresses addresses) throws SQLException {
        Verdict verdict = Promises.check(
                addresses.intake().dataSource(), addresses.ledger().dataSource(), options());
        spec.commandLine().getOut().print(new VerdictText(System.out.charset()).render(verdict));
        spec.commandLine().getOut().flush();
        return verdict.held() ? 0 : Firstcome.BROKEN;
    }

    private VerifyOptions options() {
        if (undecidedMinutes < 0) {
            throw new ParameterException(spec.commandLine(), "--undecided-minutes is not negative");
        }
        return drained ? VerifyOptions.whenDrained() : VerifyOptions.live(Duration.ofMinutes(undecidedMinutes));
    }
}
