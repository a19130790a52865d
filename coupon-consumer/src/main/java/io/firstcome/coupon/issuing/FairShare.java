package io.firstcome.coupon.issuing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Two take from the same permits, and neither starves: who asked for more than it got leaves its mark, and the other then
 * leaves half of the permits to it, an odd one in turn. Of what the other does not want all can be taken.
 */
final class FairShare {

    /** Who takes permits: for records that come, or for messages that are kept. */
    enum Taker {
        RECORDS,
        KEPT;

        Taker other() {
            return switch (this) {
                case RECORDS -> KEPT;
                case KEPT -> RECORDS;
            };
        }
    }

    private record Unmet(int permits, long nanoTime) {}

    /** Who has not asked for so long may have stopped. */
    private static final long LASTS_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Taker, Unmet> unmet = new EnumMap<>(Taker.class);
    private Taker oddIsFor = Taker.RECORDS;

    /** How many of the permits available now the taker has to leave to the other. */
    int toLeave(Taker taker, int available, long nanoTime) {
        Taker other = taker.other();
        Unmet left = unmet.get(other);
        if (left == null || nanoTime - left.nanoTime > LASTS_NANOS) {
            return 0;
        }
        return Math.min(left.permits, (available + (oddIsFor == other ? 1 : 0)) / 2);
    }

    void took(Taker taker, int wanted, int permits, long nanoTime) {
        unmet.put(taker, new Unmet(wanted - permits, nanoTime));
        if (permits > 0) {
            oddIsFor = taker.other();
        }
    }
}
