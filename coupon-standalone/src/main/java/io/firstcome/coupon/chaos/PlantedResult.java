package io.firstcome.coupon.chaos;

import io.firstcome.coupon.planted.PlantedBug;
import java.util.List;
import java.util.Locale;

/**
 * What a planted bug came to.
 *
 * @param fired how often it did its wrong; if never, nothing is said about the checker
 * @param named the checker's rules that found something
 */
public record PlantedResult(PlantedBug bug, int fired, List<String> named) {

    public PlantedResult {
        named = List.copyOf(named);
    }

    /** Whether a rule that is meant to find it did. */
    public boolean wasFound() {
        return fired > 0 && named.stream().anyMatch(bug.namedBy()::contains);
    }

    /** A line of the table. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-6s %-38s fired %,6d  %s",
                wasFound() ? "found" : "MISSED",
                bug.code(),
                fired,
                String.join(", ", named));
    }
}
