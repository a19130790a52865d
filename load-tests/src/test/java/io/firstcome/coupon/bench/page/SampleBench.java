package io.firstcome.coupon.bench.page;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Figure;
import io.firstcome.coupon.bench.Machine;
import io.firstcome.coupon.bench.Row;
import io.firstcome.coupon.bench.Row.Verdict;
import io.firstcome.coupon.bench.Sample;
import io.firstcome.coupon.bench.ScenarioSummary;
import io.firstcome.coupon.bench.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report of one stage that was measured and one that was not. */
final class SampleBench {

    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private SampleBench() {}

    static BenchReport of(double median, String remark, List<String> broken) {
        Map<String, Double> cpu = Map.of("coupon-api", 742.4, "PostgreSQL", 230.1);
        return new BenchReport(
                AT,
                new BenchSettings(5, 2, 6, 64, 4_000),
                new Machine(2, "Some 3000", 4_096, "Linux 6.1", "Some JVM 25"),
                List.of(
                        new Row(
                                "intake",
                                "accept ÷ nothing",
                                "",
                                Target.atLeast(0.6),
                                Verdict.MISSED,
                                new Figure(median, 0.41, 0.53, 6),
                                Map.of(1, 0.41, 3, 0.53),
                                remark),
                        new Row(
                                "latency",
                                "p50",
                                "ms",
                                Target.atMost(40),
                                Verdict.NOT_MEASURED,
                                null,
                                Map.of(),
                                "not asked for")),
                List.of(new ScenarioSummary(
                        "intake", "accept", "a place in line", 2, 1_234.5, cpu, Map.of("WAL bytes", 789.12))),
                samples(cpu),
                broken);
    }

    private static List<Sample> samples(Map<String, Double> cpu) {
        List<Sample> samples = new ArrayList<>();
        double[] stolen = {1.5, 12.25, 3.5};
        for (int round = 1; round <= 3; round++) {
            Instant from = AT.plusSeconds(10L * round);
            samples.add(new Sample(
                    "intake",
                    "accept",
                    round,
                    from,
                    from.plusSeconds(2),
                    1_234.5,
                    cpu,
                    Map.of("WAL bytes", 789.12),
                    stolen[round - 1],
                    0));
        }
        return samples;
    }
}
