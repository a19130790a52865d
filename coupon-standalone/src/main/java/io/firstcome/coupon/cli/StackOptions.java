package io.firstcome.coupon.cli;

import io.firstcome.coupon.stack.StackSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large a stack is: the same options wherever one is started. */
final class StackOptions {

    @Option(names = "--api", defaultValue = "2", description = "instances of coupon-api (default: ${DEFAULT-VALUE})")
    private int apis;

    @Option(
            names = "--consumers",
            defaultValue = "2",
            description = "instances of coupon-consumer (default: ${DEFAULT-VALUE})")
    private int consumers;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "issues per second that the ledger's database is allowed (default: ${DEFAULT-VALUE}; 0: none)")
    private int pace;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec mixee;

    /** @throws ParameterException if an option is outside its bounds */
    StackSettings settings(int port) {
        try {
            return new StackSettings(apis, consumers, 1, port, pace);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(mixee.commandLine(), "--" + wrong.getMessage());
        }
    }
}
