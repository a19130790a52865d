package io.firstcome.coupon.issuing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * A time in which something that is needed does not answer: how long to wait before the next attempt, and one line in
 * the log at its begin and one at its end, however many attempts there are.
 */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 10;

    private final String what;
    private final String meaning;
    private final InstantSource clock;
    private @Nullable Instant since;
    private int attempts;

    /**
     * @param what what does not answer, the subject of the log's sentences
     * @param meaning what that means for customers and what happens next
     */
    Outage(String what, String meaning, InstantSource clock) {
        this.what = what;
        this.meaning = meaning;
        this.clock = clock;
    }

    /** Notes a failed attempt and says how long to wait before the next. */
    synchronized Duration failed(Throwable cause) {
        if (since == null) {
            since = clock.instant();
            log.warn("{} fails ({}): {}", what, NestedExceptionUtils.getMostSpecificCause(cause), meaning);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        attempts++;
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Notes that it answers. */
    synchronized void over() {
        if (since != null) {
            log.info(
                    "{} works again after {} s and {} failed attempts; what had to wait goes on",
                    what,
                    Duration.between(since, clock.instant()).toSeconds(),
                    attempts);
            since = null;
            attempts = 0;
        }
    }

    synchronized boolean lasts() {
        return since != null;
    }
}
