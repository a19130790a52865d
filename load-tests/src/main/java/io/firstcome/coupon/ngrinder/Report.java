package io.firstcome.coupon.ngrinder;

import java.time.Duration;
import java.util.List;

/**
 * What a local test came to.
 *
 * @param tests each of the script's tests that was called, by number
 * @param failures how many test methods failed, whether or not within a recorded test
 * @param examples what the first of them said, one line each, at most {@value #MAX_EXAMPLES}
 * @param elapsed from the first thread's begin to the last one's end
 */
public record Report(List<TestReport> tests, long failures, List<String> examples, Duration elapsed) {

    static final int MAX_EXAMPLES = 5;

    private static final double NANOS_PER_SECOND = 1e9;

    public Report {
        tests = List.copyOf(tests);
        examples = List.copyOf(examples);
    }

    /** @throws IllegalArgumentException if no test of that number was called */
    public TestReport test(int number) {
        return tests.stream()
                .filter(test -> test.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no test " + number));
    }

    /** Whether nothing failed. */
    public boolean isClean() {
        return failures == 0 && tests.stream().allMatch(test -> test.errors() == 0);
    }

    /** Tests that did not fail, per second. */
    public double testsPerSecond() {
        long good =
                tests.stream().mapToLong(test -> test.tests() - test.errors()).sum();
        return elapsed.isZero() ? 0 : good * NANOS_PER_SECOND / elapsed.toNanos();
    }
}
