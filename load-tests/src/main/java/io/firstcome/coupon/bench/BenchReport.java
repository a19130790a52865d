package io.firstcome.coupon.bench;

import java.util.List;

/**
 * What was measured.
 *
 * @param processors of the machine
 * @param samples all of them, also those that do not count
 */
public record BenchReport(
        BenchSettings settings,
        int processors,
        List<Comparison> comparisons,
        List<ScenarioSummary> scenarios,
        List<Sample> samples) {

    static BenchReport of(
            BenchSettings settings, List<Comparison> comparisons, List<Scenario> scenarios, List<Sample> samples) {
        return new BenchReport(
                settings,
                Runtime.getRuntime().availableProcessors(),
                comparisons,
                scenarios.stream()
                        .map(scenario -> ScenarioSummary.of(scenario, samples))
                        .toList(),
                samples);
    }

    /** Whether there is a ratio for every comparison. */
    public boolean isComplete() {
        return comparisons.stream().allMatch(comparison -> comparison.ratio() != null);
    }
}
