package io.firstcome.coupon.campaign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times are kept to the microsecond, as the database does. */
final class Micros {

    private Micros() {}

    @SuppressWarnings("NullAway") // null until validation has refused it
    static Instant of(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
