package io.firstcome.coupon.bench;

import io.firstcome.coupon.bench.Row.Verdict;
import java.util.List;

/**
 * What one stage came to.
 *
 * @param rows one for each of its goals
 * @param samples all of them, also those that do not count
 * @param brokenPromises a line each; empty if all hold or none was looked at
 */
record StageReport(List<Row> rows, List<ScenarioSummary> scenarios, List<Sample> samples, List<String> brokenPromises) {

    static StageReport of(Stage stage, List<Scenario> scenarios, List<Sample> samples, List<String> brokenPromises) {
        return new StageReport(
                stage.goals().stream().map(goal -> Row.of(stage, goal, samples)).toList(),
                scenarios.stream()
                        .map(scenario -> ScenarioSummary.of(stage, scenario, samples))
                        .toList(),
                samples,
                brokenPromises);
    }

    /** Nothing was measured, or nothing that counts. */
    static StageReport without(Stage stage, Verdict verdict, String why) {
        return new StageReport(
                stage.goals().stream()
                        .map(goal -> Row.without(stage, goal, verdict, why))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
