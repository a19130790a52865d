package io.firstcome.coupon.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstcome.coupon.bench.Figure;
import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final String KEPT = "MiB";
    private static final double EXACT = 1e-9;
    private static final Goal GOAL = Growth.goal("heap", KEPT, "");

    @Test
    void whatGrowsAtFirstAndThenStaysIsFlat() {
        Figure figure = figure(soak(60, round -> Math.min(round, 15))).orElseThrow();
        assertThat(figure).isEqualTo(new Figure(1, 1, 1, 20));
        assertThat(GOAL.target().isMetBy(figure.median())).isTrue();
    }

    @Test
    void whatGoesOnGrowingIsNot() {
        Figure figure = figure(soak(60, round -> 60 + 0.2 * round)).orElseThrow();
        assertThat(figure.median()).isCloseTo((60 + 0.2 * 50.5) / (60 + 0.2 * 30.5), within(EXACT));
        assertThat(figure.most()).isCloseTo((60 + 0.2 * 60) / (60 + 0.2 * 30.5), within(EXACT));
        assertThat(GOAL.target().isMetBy(figure.median())).isFalse();
    }

    @Test
    void whatIsKeptForAMomentIsInTheSpreadAlone() {
        Figure figure = figure(soak(15, round -> round == 13 ? 200 : 100)).orElseThrow();
        assertThat(figure).isEqualTo(new Figure(1, 1, 2, 5));
    }

    @Test
    void allSamplesAreShownButForTheOnesInWhichSomethingWasWrong() {
        List<Sample> samples = soak(18, _ -> 100);
        samples.set(3, sample(4, 300, 1));
        samples.set(17, sample(18, 300, 1));
        assertThat(GOAL.rounds().apply(samples)).hasSize(16).doesNotContainKeys(4, 18);
        assertThat(figure(samples).orElseThrow()).isEqualTo(new Figure(1, 1, 1, 6));
    }

    @Test
    void aShortOneHasNoFigure() {
        assertThat(figure(soak(12, _ -> 100))).isEmpty();
        assertThat(figure(List.of())).isEmpty();
    }

    private static Optional<Figure> figure(List<Sample> samples) {
        return Figure.of(
                List.copyOf(GOAL.counted().apply(GOAL.rounds().apply(samples)).values()));
    }

    private static List<Sample> soak(int rounds, IntToDoubleFunction kept) {
        return new ArrayList<>(IntStream.rangeClosed(1, rounds)
                .mapToObj(round -> sample(round, kept.applyAsDouble(round), 0))
                .toList());
    }

    /** During each of them much was stolen. */
    private static Sample sample(int round, double kept, long unexpected) {
        return new Sample(
                "soak",
                "steady load",
                round,
                Instant.EPOCH,
                Instant.EPOCH,
                100,
                Map.of(),
                Map.of(KEPT, kept),
                50.0,
                unexpected);
    }
}
