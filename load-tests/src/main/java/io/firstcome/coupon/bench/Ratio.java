package io.firstcome.coupon.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one scenario stands to another: of each round in which both samples are good the quotient, and of these the median.
 *
 * @param least the smallest quotient
 * @param most the largest
 * @param rounds of how many rounds
 */
public record Ratio(double median, double least, double most, int rounds) {

    /** Empty if fewer than {@value BenchSettings#FEWEST_GOOD} rounds are good: then the machine was too noisy. */
    static Optional<Ratio> of(List<Sample> samples, String scenario, String reference) {
        Map<Integer, Sample> ours = good(samples, scenario);
        Map<Integer, Sample> theirs = good(samples, reference);
        List<Double> quotients = new ArrayList<>();
        ours.forEach((round, sample) -> {
            Sample other = theirs.get(round);
            if (other != null && other.perSecond() > 0) {
                quotients.add(sample.perSecond() / other.perSecond());
            }
        });
        if (quotients.size() < BenchSettings.FEWEST_GOOD) {
            return Optional.empty();
        }
        Collections.sort(quotients);
        return Optional.of(
                new Ratio(Medians.ofSorted(quotients), quotients.getFirst(), quotients.getLast(), quotients.size()));
    }

    private static Map<Integer, Sample> good(List<Sample> samples, String scenario) {
        return samples.stream()
                .filter(sample -> sample.scenario().equals(scenario) && sample.isGood())
                .collect(Collectors.toMap(Sample::round, sample -> sample));
    }
}
