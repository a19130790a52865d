package io.firstcome.coupon.bench;

import java.util.List;

/** The middle of some numbers. */
public final class Medians {

    private Medians() {}

    /** @param numbers at least one */
    public static double of(List<Double> numbers) {
        return ofSorted(numbers.stream().sorted().toList());
    }

    static double ofSorted(List<Double> numbers) {
        int middle = numbers.size() / 2;
        return numbers.size() % 2 == 1 ? numbers.get(middle) : (numbers.get(middle - 1) + numbers.get(middle)) / 2;
    }
}
