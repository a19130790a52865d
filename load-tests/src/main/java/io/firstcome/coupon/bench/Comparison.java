package io.firstcome.coupon.bench;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the report: how many times as fast one scenario is as another.
 *
 * @param target what the ratio is to be at least
 * @param ratio null if the machine was too noisy
 */
public record Comparison(
        String scenario,
        String reference,
        double target,
        @Nullable Ratio ratio) {

    static Comparison of(List<Sample> samples, Scenario scenario, Scenario reference, double target) {
        Optional<Ratio> ratio = Ratio.of(samples, scenario.name(), reference.name());
        return new Comparison(scenario.name(), reference.name(), target, ratio.orElse(null));
    }

    /** Whether the same two were compared. */
    boolean isLike(Comparison other) {
        return scenario.equals(other.scenario) && reference.equals(other.reference);
    }

    /** Whether the target is met; not if the machine was too noisy. */
    public boolean isMet() {
        return ratio != null && ratio.median() >= target;
    }
}
