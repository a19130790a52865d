package io.firstcome.coupon.bench;

import io.firstcome.coupon.bench.Row.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param at when it was finished
 * @param machine on which it was measured
 * @param rows in the order of the stages
 * @param samples all of them, also those that do not count
 * @param brokenPromises what does not hold on the data, a line each; empty if everything does
 */
public record BenchReport(
        Instant at,
        BenchSettings settings,
        Machine machine,
        List<Row> rows,
        List<ScenarioSummary> scenarios,
        List<Sample> samples,
        List<String> brokenPromises) {

    static BenchReport of(Instant at, BenchSettings settings, List<StageReport> stages) {
        return new BenchReport(
                at,
                settings,
                Machine.here(),
                stages.stream().flatMap(stage -> stage.rows().stream()).toList(),
                stages.stream().flatMap(stage -> stage.scenarios().stream()).toList(),
                stages.stream().flatMap(stage -> stage.samples().stream()).toList(),
                stages.stream()
                        .flatMap(stage -> stage.brokenPromises().stream())
                        .toList());
    }

    /** What was measured for the same goal as another report's row; empty if nothing was. */
    public Optional<Figure> like(Row other) {
        return rows.stream()
                .filter(other::isLike)
                .map(Row::figure)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether there is a figure for everything that was asked for and can be measured here. */
    public boolean isComplete() {
        return rows.stream().map(Row::verdict).allMatch(BenchReport::isAnswer);
    }

    private static boolean isAnswer(Verdict verdict) {
        return switch (verdict) {
            case MET, MISSED, NOT_MEASURED -> true;
            case TOO_NOISY, UNEXPECTED, BROKE_OFF -> false;
        };
    }
}
