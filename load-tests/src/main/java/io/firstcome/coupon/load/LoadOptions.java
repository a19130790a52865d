package io.firstcome.coupon.load;

import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large a run is; what is not given follows from the rest. */
final class LoadOptions {

    /** Beyond as many tokens, customers come again: signing takes a millisecond each. */
    private static final int USUAL_CUSTOMERS = 20_000;

    @Option(
            names = "--profile",
            defaultValue = "spike",
            description = {
                "how they come (default: ${DEFAULT-VALUE}):",
                "spike: all at the opening, then fewer and fewer; ramp: more and more; steady: evenly; soak: evenly"
                        + " and for long"
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String profileCode;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "the highest rate, arrivals per second (default: 1000, 400, 200, 50; with --customers, what"
                    + " lets each come once)")
    private @Nullable Integer rate;

    /** For how long. */
    static final class Time {
        @Option(names = "--minutes", paramLabel = "N", description = "for how long customers come")
        @Nullable
        Integer minutes;

        @Option(names = "--seconds", paramLabel = "N", description = "the same in seconds (default: 30, 60, 60, 1800)")
        @Nullable
        Integer seconds;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Time time;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description =
                    "different customers; if more arrive, they come again (default: all different, at most 20000)")
    private @Nullable Integer customers;

    @Option(
            names = "--coupons",
            paramLabel = "N",
            description = "asked for side by side in a spike, else one after the other (default: 3)",
            defaultValue = "3")
    private int coupons;

    @Option(
            names = "--quantity",
            paramLabel = "N",
            description = "of each coupon (default: enough for every second arrival)")
    private @Nullable Integer quantity;

    @Option(names = "--seed", paramLabel = "N", description = "the same seed sends the same (default: any)")
    private @Nullable Long seed;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec mixee;

    /** @throws ParameterException if an option is outside its bounds */
    LoadSettings settings() {
        try {
            Profile profile = profile();
            int seconds = seconds(profile);
            int usedRate = rate(profile, seconds);
            int arrivals = (int) LoadSettings.arrivals(profile, usedRate, seconds);
            return new LoadSettings(
                    profile,
                    usedRate,
                    seconds,
                    customers == null ? Math.min(arrivals, USUAL_CUSTOMERS) : customers,
                    coupons,
                    quantity == null ? Math.max(1, arrivals / 2 / Math.max(1, coupons)) : quantity,
                    seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new ParameterException(mixee.commandLine(), "--" + wrong.getMessage());
        }
    }

    private Profile profile() {
        try {
            return Profile.ofCode(profileCode);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(mixee.commandLine(), "--profile: " + wrong.getMessage());
        }
    }

    private int seconds(Profile profile) {
        Time given = time;
        if (given == null) {
            return profile.defaultSeconds();
        }
        Integer minutes = given.minutes;
        Integer seconds = given.seconds;
        return minutes == null ? (seconds == null ? 0 : seconds) : Math.multiplyExact(minutes, 60);
    }

    private int rate(Profile profile, int seconds) {
        if (rate != null) {
            return rate;
        }
        return customers == null
                ? profile.defaultRatePerSecond()
                : LoadSettings.rateFor(profile, customers, Math.max(1, seconds));
    }
}
