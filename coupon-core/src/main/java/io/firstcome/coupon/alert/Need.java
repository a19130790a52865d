package io.firstcome.coupon.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Something that a service needs of others, such as its database, and since when that is away. */
public final class Need {

    /** So long it must be away to count as away, and be back to count as back: a failover's blink is nobody's concern. */
    public static final Duration HOLD = Duration.ofSeconds(3);

    private final String name;
    private final String ifAway;
    private final InstantSource clock;
    private final Steady away;

    /**
     * @param name as it stands in metrics and in the health, such as {@code postgresql}
     * @param ifAway what it means for customers and what happens next, a sentence
     */
    public Need(String name, String ifAway, InstantSource clock) {
        this.name = name;
        this.ifAway = ifAway;
        this.clock = clock;
        this.away = new Steady(HOLD, clock);
    }

    public String name() {
        return name;
    }

    /** Notes whether it answers now; to be called about every second. */
    public void look(boolean answers) {
        boolean _ = away.look(!answers);
    }

    /** Since when it is away; empty if it answers. */
    public Optional<Instant> awaySince() {
        return away.since();
    }

    /** How long it has been away, 0 if it answers. */
    public double awaySeconds() {
        return awaySince()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    /** Its state for people. */
    public String words() {
        return awaySince().map(since -> "away since " + since + ": " + ifAway).orElse("answers");
    }
}
