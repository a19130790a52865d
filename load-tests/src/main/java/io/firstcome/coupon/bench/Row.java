package io.firstcome.coupon.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the report.
 *
 * @param unit of the figure and its target, empty for a ratio
 * @param figure null unless the target is met or missed
 * @param remark why there is no figure, or what limits one that misses its target; may be empty
 */
public record Row(
        String stage,
        String name,
        String unit,
        Target target,
        Verdict verdict,
        @Nullable Figure figure,
        String remark) {

    /** What is to be said of it. */
    public enum Verdict {
        MET,
        MISSED,
        /** Too few samples were good. */
        TOO_NOISY,
        /** Nobody asked for it, or it cannot be measured on this machine. */
        NOT_MEASURED,
        /** It should have been measured, but something broke. */
        BROKE_OFF
    }

    static Row of(Stage stage, Goal goal, List<Sample> samples) {
        return goal.figure()
                .apply(samples)
                .map(figure -> goal.target().isMetBy(figure.median())
                        ? new Row(stage.name(), goal.name(), goal.unit(), goal.target(), Verdict.MET, figure, "")
                        : new Row(
                                stage.name(),
                                goal.name(),
                                goal.unit(),
                                goal.target(),
                                Verdict.MISSED,
                                figure,
                                goal.whenMissed()))
                .orElseGet(() -> without(
                        stage, goal, Verdict.TOO_NOISY, "fewer than " + BenchSettings.FEWEST_GOOD + " good rounds"));
    }

    static Row without(Stage stage, Goal goal, Verdict verdict, String why) {
        return new Row(stage.name(), goal.name(), goal.unit(), goal.target(), verdict, null, why);
    }

    /** Whether both are of the same goal. */
    public boolean isLike(Row other) {
        return stage.equals(other.stage) && name.equals(other.name);
    }
}
