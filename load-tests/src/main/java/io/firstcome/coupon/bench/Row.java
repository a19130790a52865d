package io.firstcome.coupon.bench;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the report.
 *
 * @param unit of the figure and its target, empty for a ratio
 * @param figure null unless the target is met or missed
 * @param rounds what each round says that counts, also if they are too few for a figure
 * @param remark why there is no figure, or what limits one that misses its target; may be empty
 */
public record Row(
        String stage,
        String name,
        String unit,
        Target target,
        Verdict verdict,
        @Nullable Figure figure,
        Map<Integer, Double> rounds,
        String remark) {

    /** What is to be said of it. */
    public enum Verdict {
        MET("met"),
        MISSED("missed"),
        /** Too few samples were good. */
        TOO_NOISY("too noisy"),
        /** Something else was answered than what was meant, more often than the machine was too noisy. */
        UNEXPECTED("unexpected answers"),
        /** Nobody asked for it, or it cannot be measured on this machine. */
        NOT_MEASURED("not measured"),
        /** It should have been measured, but something broke. */
        BROKE_OFF("broke off");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Row of(Stage stage, Goal goal, List<Sample> samples) {
        Map<Integer, Double> rounds = goal.rounds().apply(samples);
        return goal.figure(samples)
                .map(figure -> goal.target().isMetBy(figure.median())
                        ? of(stage, goal, Verdict.MET, figure, rounds, "")
                        : of(stage, goal, Verdict.MISSED, figure, rounds, goal.whenMissed()))
                .orElseGet(() -> withoutFigure(stage, goal, samples, rounds));
    }

    private static Row withoutFigure(Stage stage, Goal goal, List<Sample> samples, Map<Integer, Double> rounds) {
        List<Sample> its = samples.stream()
                .filter(sample -> goal.scenarios().contains(sample.scenario()))
                .toList();
        long unexpected = its.stream().filter(sample -> sample.unexpected() > 0).count();
        long stolen = its.stream()
                .filter(sample -> sample.unexpected() == 0 && !sample.isGood())
                .count();
        String why = "fewer than " + BenchSettings.FEWEST_GOOD + " good rounds: unexpected answers in " + unexpected
                + " of " + its.size() + " samples, too much stolen in " + stolen;
        return of(stage, goal, unexpected > stolen ? Verdict.UNEXPECTED : Verdict.TOO_NOISY, null, rounds, why);
    }

    static Row without(Stage stage, Goal goal, Verdict verdict, String why) {
        return of(stage, goal, verdict, null, Map.of(), why);
    }

    private static Row of(
            Stage stage,
            Goal goal,
            Verdict verdict,
            @Nullable Figure figure,
            Map<Integer, Double> rounds,
            String remark) {
        return new Row(stage.name(), goal.name(), goal.unit(), goal.target(), verdict, figure, rounds, remark);
    }

    /** The figure's name with its unit. */
    public String heading() {
        return unit.isEmpty() ? name : name + ", " + unit;
    }

    /** Whether both are of the same goal. */
    public boolean isLike(Row other) {
        return stage.equals(other.stage) && name.equals(other.name);
    }
}
