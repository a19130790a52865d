package io.firstcome.coupon.bench;

import io.firstcome.coupon.page.Rounded;
import java.util.List;
import java.util.Optional;

/**
 * What several measurements of the same say together.
 *
 * @param median the middle one
 * @param least the smallest one
 * @param most the largest one
 * @param rounds how many there were
 */
public record Figure(double median, double least, double most, int rounds) {

    /** From the smallest to the largest, for who reads it. */
    public String spread() {
        return Rounded.words(least) + " to " + Rounded.words(most);
    }

    /** Empty if there are fewer than {@value BenchSettings#FEWEST_GOOD}: then the machine was too noisy. */
    public static Optional<Figure> of(List<Double> values) {
        if (values.size() < BenchSettings.FEWEST_GOOD) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        return Optional.of(new Figure(Medians.ofSorted(sorted), sorted.getFirst(), sorted.getLast(), sorted.size()));
    }
}
