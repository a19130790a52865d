package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a fault run is to do.
 *
 * @param seed of the plan, of each fault's choices and of the crowd
 * @param minutes how long the plan is, 1 to {@value #MAX_MINUTES}
 * @param faults the kinds that strike, not empty
 * @param ratePerSecond requests a second that customers send, 1 to {@value #MAX_RATE}
 * @param twoDatabases whether the ledger has a PostgreSQL of its own
 * @param size of the cluster
 */
public record ChaosSettings(
        long seed, int minutes, Set<FaultKind> faults, int ratePerSecond, boolean twoDatabases, ChaosSize size) {

    public static final int MAX_MINUTES = 24 * 60;
    public static final int MAX_RATE = 5_000;

    /** How {@code --faults} names all of them. */
    public static final String ALL = "all";

    /** @throws IllegalArgumentException if something is out of its bounds; the message begins with the option's name */
    public ChaosSettings {
        check("minutes", minutes, MAX_MINUTES);
        check("rate", ratePerSecond, MAX_RATE);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults names none");
        }
        faults = Set.copyOf(faults);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is 1 to " + most + ", not " + value);
        }
    }

    /**
     * Reads a list of {@link FaultKind#code() codes} with commas between them, or {@value #ALL}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Set<FaultKind> faults(String list) {
        if (list.equals(ALL)) {
            return EnumSet.allOf(FaultKind.class);
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(ChaosSettings::fault)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
    }

    private static FaultKind fault(String code) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("faults: there is no '" + code + "'; there are "
                        + Arrays.stream(FaultKind.values()).map(FaultKind::code).collect(Collectors.joining(", "))));
    }

    public ChaosPlan plan() {
        return ChaosPlan.of(seed, Duration.ofMinutes(minutes), faults);
    }

    /** The one command that runs this again. */
    public String command() {
        String list = faults.size() == FaultKind.values().length
                ? ALL
                : EnumSet.copyOf(faults).stream().map(FaultKind::code).collect(Collectors.joining(","));
        return "./firstcome chaos --seed " + seed + " --minutes " + minutes + " --rate " + ratePerSecond + " --faults "
                + list + (twoDatabases ? " --two-databases" : "") + (size == ChaosSize.SMALL ? " --small" : "");
    }
}
