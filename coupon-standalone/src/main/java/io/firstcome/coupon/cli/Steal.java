package io.firstcome.coupon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of the processors' time the machine's owner gave to others meanwhile: a noisy figure is no figure. */
final class Steal {

    private static final Path SOURCE = Path.of("/proc/stat");
    private static final int STEAL_COLUMN = 7;

    private final long[] before = read();

    /** Since this was made, in percent; 0 where the system does not tell. */
    double percent() {
        long[] now = read();
        if (before.length <= STEAL_COLUMN || now.length != before.length) {
            return 0;
        }
        long all = Arrays.stream(now).sum() - Arrays.stream(before).sum();
        long stolen = now[STEAL_COLUMN] - before[STEAL_COLUMN];
        return all == 0 ? 0 : Math.round(1000.0 * stolen / all) / 10.0;
    }

    private static long[] read() {
        try {
            String processors = Files.readAllLines(SOURCE).getFirst();
            return Arrays.stream(processors.split(" +", -1))
                    .skip(1)
                    .limit(STEAL_COLUMN + 1L)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException | NumberFormatException _) {
            return new long[0];
        }
    }
}
