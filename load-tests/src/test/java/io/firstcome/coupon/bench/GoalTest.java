package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final double EXACT = 1e-9;
    private static final Instant AT = Instant.EPOCH;

    private final List<Sample> samples = new ArrayList<>();

    @Test
    void isTheMedianOfTheRoundsQuotients() {
        double[] ours = {100, 300, 200, 500, 400};
        for (int round = 1; round <= 5; round++) {
            add("ours", round, ours[round - 1], 0.0, 0);
            add("theirs", round, 100, 0.0, 0);
        }
        Figure ratio = ratio().orElseThrow();
        assertThat(ratio.median()).isCloseTo(3, within(EXACT));
        assertThat(ratio.least()).isCloseTo(1, within(EXACT));
        assertThat(ratio.most()).isCloseTo(5, within(EXACT));
        assertThat(ratio.rounds()).isEqualTo(5);
    }

    @Test
    void comparesWithinARoundOnly() {
        for (int round = 1; round <= 6; round++) {
            add("ours", round, 10.0 * round, 0.0, 0);
            add("theirs", round, 20.0 * round, 0.0, 0);
        }
        Figure ratio = ratio().orElseThrow();
        assertThat(ratio.least()).isCloseTo(0.5, within(EXACT));
        assertThat(ratio.most()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void aStolenSampleDoesNotCountAndFourRoundsAreNoFigure() {
        for (int round = 1; round <= 5; round++) {
            add("ours", round, 100, round == 3 ? BenchSettings.MOST_STOLEN_PERCENT + 0.1 : 1.0, 0);
            add("theirs", round, 100, 1.0, 0);
        }
        assertThat(ratio()).isEmpty();
        add("ours", 6, 100, 1.0, 0);
        add("theirs", 6, 100, null, 0);
        assertThat(ratio().orElseThrow().rounds()).isEqualTo(5);
    }

    @Test
    void aSampleWithOtherAnswersDoesNotCount() {
        for (int round = 1; round <= 5; round++) {
            add("ours", round, 100, 0.0, round == 1 ? 1 : 0);
            add("theirs", round, 100, 0.0, 0);
        }
        assertThat(ratio()).isEmpty();
    }

    @Test
    void aBoundedFigureIsTheMedianOfWhatTheGoodSamplesSay() {
        for (int round = 1; round <= 6; round++) {
            Map<String, Double> figures = Map.of("p50 ms", 10.0 * round);
            samples.add(new Sample("stage", "ours", round, AT, AT, 1, Map.of(), figures, null, round == 6 ? 1 : 0));
            samples.add(new Sample("stage", "theirs", round, AT, AT, 1, Map.of(), Map.of("p50 ms", 1.0), null, 0));
        }
        Goal goal = Goal.bounded("how long", "ms", "ours", "p50 ms", Target.atMost(30), "");
        Figure figure = goal.figure(samples).orElseThrow();
        assertThat(figure).isEqualTo(new Figure(30, 10, 50, 5));
        assertThat(goal.target().isMetBy(figure.median())).isTrue();
        assertThat(goal.target().isMetBy(30.1)).isFalse();
        assertThat(Target.atLeast(30).isMetBy(29.9)).isFalse();
    }

    @Test
    void anEvenNumberHasItsMiddleBetweenTwo() {
        assertThat(Medians.of(List.of(4.0, 1.0, 3.0, 2.0))).isCloseTo(2.5, within(EXACT));
    }

    private void add(String scenario, int round, double perSecond, @Nullable Double stolenPercent, long unexpected) {
        samples.add(
                new Sample("stage", scenario, round, AT, AT, perSecond, Map.of(), Map.of(), stolenPercent, unexpected));
    }

    private Optional<Figure> ratio() {
        return Goal.ratio("ours", "theirs", 1, "").figure(samples);
    }
}
