package io.firstcome.coupon.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The processors' time since the machine started, in ticks.
 *
 * @param all of it, idle time included
 * @param idle with nothing to do, or nothing but to wait for a disk
 * @param stolen given to the host's other guests
 */
public record MachineTime(long all, long idle, long stolen) {

    private static final Path SOURCE = Path.of("/proc/stat");

    /** Of the first line's numbers; those behind {@code steal} are part of {@code user} already. */
    private static final int IDLE = 3;

    private static final int IOWAIT = 4;
    private static final int STEAL = 7;

    /** None where the system does not tell. */
    public static Optional<MachineTime> now() {
        try {
            return Optional.of(parse(Files.readString(SOURCE)));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if it is not the text of {@code /proc/stat} */
    public static MachineTime parse(String text) {
        String first = text.lines().findFirst().orElse("");
        long[] ticks = Arrays.stream(first.split(" +", -1))
                .skip(1)
                .limit(STEAL + 1L)
                .mapToLong(Long::parseLong)
                .toArray();
        if (!first.startsWith("cpu ") || ticks.length <= STEAL) {
            throw new IllegalArgumentException("not the processors' time: " + first);
        }
        return new MachineTime(Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[IOWAIT], ticks[STEAL]);
    }

    /** How much of the time since then was stolen; none if no time has passed. */
    public OptionalDouble stolenPercentSince(MachineTime before) {
        return percent(stolen - before.stolen, before);
    }

    /** How much of the time since then somebody worked, whoever it was. */
    public OptionalDouble busyPercentSince(MachineTime before) {
        return percent(all - stolen - idle - (before.all - before.stolen - before.idle), before);
    }

    private OptionalDouble percent(long part, MachineTime before) {
        return all == before.all ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / (all - before.all));
    }
}
