package io.firstcome.coupon.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A row of the report to be: what is asked of a stage's samples, and what the answer should be.
 *
 * @param name of the figure, unique within the stage
 * @param unit of the figure, empty for a ratio
 * @param whenMissed what limits it and what would be next, for who reads that it was missed
 * @param scenarios of whose samples it is
 * @param rounds of all the stage's samples what those of a round say, without the rounds that do not count
 * @param counted those of them whose median is the figure
 */
public record Goal(
        String name,
        String unit,
        Target target,
        String whenMissed,
        Set<String> scenarios,
        Function<List<Sample>, SortedMap<Integer, Double>> rounds,
        UnaryOperator<SortedMap<Integer, Double>> counted) {

    /** How many times as fast one scenario is as another: the quotients within each round in which both samples are good. */
    public static Goal ratio(String scenario, String reference, double atLeast, String whenMissed) {
        return new Goal(
                scenario + " ÷ " + reference,
                "",
                Target.atLeast(atLeast),
                whenMissed,
                Set.of(scenario, reference),
                samples -> quotients(samples, scenario, reference),
                UnaryOperator.identity());
    }

    /**
     * What a scenario's good samples say of one figure.
     *
     * @param figure its key in {@link Sample#figures}
     */
    public static Goal bounded(
            String name, String unit, String scenario, String figure, Target target, String whenMissed) {
        return new Goal(
                name,
                unit,
                target,
                whenMissed,
                Set.of(scenario),
                samples -> said(samples, scenario, figure),
                UnaryOperator.identity());
    }

    /** Of all the stage's samples; empty if the good ones are too few. */
    Optional<Figure> figure(List<Sample> samples) {
        return Figure.of(List.copyOf(counted.apply(rounds.apply(samples)).values()));
    }

    private static SortedMap<Integer, Double> said(List<Sample> samples, String scenario, String figure) {
        SortedMap<Integer, Double> said = new TreeMap<>();
        good(samples, scenario).forEach((round, sample) -> {
            Double value = sample.figures().get(figure);
            if (value != null) {
                said.put(round, value);
            }
        });
        return said;
    }

    private static SortedMap<Integer, Double> quotients(List<Sample> samples, String scenario, String reference) {
        Map<Integer, Sample> ours = good(samples, scenario);
        Map<Integer, Sample> theirs = good(samples, reference);
        SortedMap<Integer, Double> quotients = new TreeMap<>();
        ours.forEach((round, sample) -> {
            Sample other = theirs.get(round);
            if (other != null && other.perSecond() > 0) {
                quotients.put(round, sample.perSecond() / other.perSecond());
            }
        });
        return quotients;
    }

    /** By round. */
    private static Map<Integer, Sample> good(List<Sample> samples, String scenario) {
        return samples.stream()
                .filter(sample -> sample.scenario().equals(scenario) && sample.isGood())
                .collect(Collectors.toMap(Sample::round, sample -> sample));
    }
}
