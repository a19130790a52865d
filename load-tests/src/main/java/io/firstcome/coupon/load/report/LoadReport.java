package io.firstcome.coupon.load.report;

import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.sample.Series;
import java.time.Instant;
import java.util.List;

/**
 * What a run came to. Its components' names are the JSON's; what could not be measured is null there.
 *
 * @param latencies from the scheduled moment, one for each {@code Measure}
 */
public record LoadReport(
        Run run,
        Punctuality punctuality,
        Tally.Counts outcomes,
        List<Latency> latencies,
        Series series,
        Judgement promises) {

    public LoadReport {
        latencies = List.copyOf(latencies);
    }

    /**
     * What was run.
     *
     * @param arrivals how many were scheduled
     * @param warmUpSeconds for how long customers came for another coupon before
     * @param warmUpAccepted how many of them were accepted; they stand in the databases, and in nothing else here
     * @param target what was put under load
     * @param openedAt when the coupons opened, by this machine's clock
     * @param tookSeconds from the opening to the last answer
     * @param processors of this machine
     */
    public record Run(
            LoadSettings settings,
            int arrivals,
            int warmUpSeconds,
            long warmUpAccepted,
            String target,
            Instant openedAt,
            double tookSeconds,
            int processors) {}

    /**
     * Whether the driver sent everything when it was due.
     *
     * @param kept whether the latencies and rates mean anything
     * @param problems what was wrong, in sentences; empty if it was kept
     * @param lateness by how much the driver took arrivals up too late
     */
    public record Punctuality(boolean kept, List<String> problems, Latency lateness) {

        public Punctuality {
            problems = List.copyOf(problems);
        }
    }
}
