package io.firstcome.coupon.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that may flicker, steadied: it begins once it was seen over a time without a rest as long as that, and ends
 * once it was not seen for as long.
 */
public final class Steady {

    private final Duration hold;
    private final InstantSource clock;
    private @Nullable Instant firstSeen;
    private @Nullable Instant lastSeen;
    private boolean on;

    /** @param hold zero takes every look at its word */
    public Steady(Duration hold, InstantSource clock) {
        this.hold = hold;
        this.clock = clock;
    }

    /** Notes whether the trouble is seen now, and says whether it counts. */
    public synchronized boolean look(boolean seen) {
        Instant now = clock.instant();
        if (seen) {
            if (firstSeen == null) {
                firstSeen = now;
            }
            lastSeen = now;
            on = on || !now.isBefore(firstSeen.plus(hold));
        } else if (lastSeen != null && !now.isBefore(lastSeen.plus(hold))) {
            firstSeen = null;
            lastSeen = null;
            on = false;
        }
        return on;
    }

    /** Since when it counts; empty if it does not. */
    public synchronized Optional<Instant> since() {
        return on ? Optional.ofNullable(firstSeen) : Optional.empty();
    }
}
