package io.firstcome.coupon.ngrinder;

import java.util.Map;

/**
 * What became of one of a script's tests.
 *
 * @param number the script's number for it
 * @param tests how many there were
 * @param errors how many of them failed
 * @param meanMillis how long one took on average, of those that did not fail; 0 if there was none
 * @param p99Millis all but one in a hundred of those took no longer
 * @param statuses how many HTTP answers of each status came while they were under way
 */
public record TestReport(
        int number,
        String description,
        long tests,
        long errors,
        double meanMillis,
        double p99Millis,
        Map<Integer, Long> statuses) {

    public TestReport {
        statuses = Map.copyOf(statuses);
    }

    /** How many answers had that status. */
    public long answers(int status) {
        return statuses.getOrDefault(status, 0L);
    }
}
