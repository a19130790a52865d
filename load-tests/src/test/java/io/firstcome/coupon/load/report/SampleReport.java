package io.firstcome.coupon.load.report;

import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import io.firstcome.coupon.load.sample.Sample;
import io.firstcome.coupon.load.sample.Series;
import io.firstcome.coupon.promises.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A report with something of everything, and something missing. */
final class SampleReport {

    private SampleReport() {}

    static LoadReport of(String target, LoadReport.Punctuality punctuality) {
        return new LoadReport(
                new LoadReport.Run(
                        new LoadSettings(Profile.SPIKE, 1_000, 30, 4_321, 3, 700, 987_654),
                        5_959,
                        15,
                        432,
                        target,
                        Instant.parse("2026-11-21T10:00:00Z"),
                        31.25,
                        2),
                punctuality,
                new Tally.Counts(5_959, 2_100, 7, Map.of("sold-out", 3_850L), Map.of("500", 2L), 2_090, 10, 0, 0),
                List.of(
                        latency("accept", 1_234_567, 2_100),
                        latency("refusal", 987_654, 3_850),
                        Latency.of("repeat", "a meaning", new Histogram(3))),
                new Series(
                        List.of(sample(1, 12.5), sample(2, 77.75)),
                        new Series.Processors(2.01, Map.of("api-1", 1.23), 88.5, null)),
                new Judgement(
                        Judgement.Outcome.HELD,
                        List.of("a note"),
                        List.of(new Judgement.Line(
                                "never-over-issued", "never more", true, "2,100 counted", List.of())),
                        new Counts(4, 2_532, 2_522, Map.of("sold-out", 10L), 0, 0, 2_532)));
    }

    static LoadReport kept() {
        return of("a cluster", punctuality(List.of()));
    }

    static LoadReport.Punctuality punctuality(List<String> problems) {
        return new LoadReport.Punctuality(problems.isEmpty(), problems, latency("driver's lateness", 333_000, 5_959));
    }

    private static Latency latency(String name, long nanos, long count) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(nanos, count - 1);
        histogram.recordValue(10 * nanos);
        return Latency.of(name, "a meaning", histogram);
    }

    private static Sample sample(double second, double sent) {
        return new Sample(
                second,
                new Sample.Customers(sent, 10.25, 2.0, 0.0, 3, 4.5, null),
                new Sample.Service(9.0, 15.0, null, 1_000.0, null),
                new Sample.Machine(Map.of("api-1", 0.61), 88.5, null));
    }
}
