package io.firstcome.coupon.figures;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say of a line.
 *
 * @param free how many places are free, 0 if there is no line or it is closed
 * @param refused by the reason's code
 */
record LineFigures(
        long accepted,
        long free,
        long waiting,
        long issued,
        Map<String, Long> refused,
        @Nullable Instant soldOutAt,
        @Nullable Double oldestUndecidedSeconds,
        Instant at) {

    long decided() {
        return issued + refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
