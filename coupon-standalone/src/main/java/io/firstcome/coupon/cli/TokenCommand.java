package io.firstcome.coupon.cli;

import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.stack.DataDirectory;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token that the stack on a data directory accepts. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print a token for a stack's API (development keys of its data directory).",
        footer = {
            "",
            "Examples:",
            "  firstcome token --customer kim",
            "  firstcome token --admin --data ./data --hours 1"
        })
final class TokenCommand implements Callable<Integer> {

    private static final int MOST_HOURS = 24 * 365;

    /** For whom. */
    static final class Bearer {
        @Option(names = "--customer", paramLabel = "ID", description = "for this customer: may claim coupons")
        @Nullable
        String customer;

        @Option(names = "--admin", description = "for an admin: may set campaigns up")
        boolean admin;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Bearer bearer;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = UpCommand.DEFAULT_DATA,
            description = "the stack's data directory (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Option(names = "--hours", defaultValue = "12", description = "lifetime (default: ${DEFAULT-VALUE})")
    private int hours;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new ParameterException(spec.commandLine(), "--hours is 1 to " + MOST_HOURS + ", not " + hours);
        }
        DevelopmentKeys keys = new DataDirectory(data).keys();
        Duration lifetime = Duration.ofHours(hours);
        String customer = bearer.customer;
        String token = customer == null ? keys.adminToken(lifetime) : customerToken(keys, customer, lifetime);
        spec.commandLine().getOut().println(token);
        return 0;
    }

    private String customerToken(DevelopmentKeys keys, String customer, Duration lifetime) {
        try {
            return keys.customerToken(new CustomerId(customer).value(), lifetime);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--customer: " + wrong.getMessage());
        }
    }
}
