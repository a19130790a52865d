package io.firstcome.coupon.promises;

import java.time.Duration;

/**
 * What is expected of the data.
 *
 * @param drained whether everything that was accepted must have been decided, or wait on the waiting list
 * @param undecidedAllowed how long after its acceptance a request may be undecided while the system runs: backlog
 *     divided by pace, and outages; not negative, ignored if drained
 * @param maxExamples how many violations of a check are shown, 1 to {@value #MAX_EXAMPLES}; all are counted
 */
public record VerifyOptions(boolean drained, Duration undecidedAllowed, int maxExamples) {

    public static final Duration DEFAULT_UNDECIDED_ALLOWED = Duration.ofMinutes(10);
    public static final int DEFAULT_EXAMPLES = 5;
    public static final int MAX_EXAMPLES = 1_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public VerifyOptions {
        if (undecidedAllowed.isNegative()) {
            throw new IllegalArgumentException("undecidedAllowed is not negative, not " + undecidedAllowed);
        }
        if (maxExamples < 1 || maxExamples > MAX_EXAMPLES) {
            throw new IllegalArgumentException("maxExamples is 1 to " + MAX_EXAMPLES + ", not " + maxExamples);
        }
    }

    /** Nobody asks any more and everything has been worked off. */
    public static VerifyOptions whenDrained() {
        return new VerifyOptions(true, Duration.ZERO, DEFAULT_EXAMPLES);
    }

    /** Requests come in and are decided meanwhile. */
    public static VerifyOptions live() {
        return live(DEFAULT_UNDECIDED_ALLOWED);
    }

    /** Requests come in and are decided meanwhile; see {@link #undecidedAllowed}. */
    public static VerifyOptions live(Duration undecidedAllowed) {
        return new VerifyOptions(false, undecidedAllowed, DEFAULT_EXAMPLES);
    }
}
