package io.firstcome.coupon.load.report;

import io.firstcome.coupon.promises.Counts;
import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify} said after the run.
 *
 * @param notes what the check could not take into account, or why there was none; empty if nothing is missing
 * @param stored what stands in the databases; null if they were not read
 */
public record Judgement(
        Outcome outcome,
        List<String> notes,
        List<Line> promises,
        @Nullable Counts stored) {

    public Judgement {
        notes = List.copyOf(notes);
        promises = List.copyOf(promises);
    }

    /** How it ended. */
    public enum Outcome {
        HELD("held"),
        BROKEN("broken"),
        NOT_CHECKED("not checked");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One promise.
     *
     * @param checked what was counted and how
     * @param violations examples; empty if it held
     */
    public record Line(String name, String meaning, boolean held, String checked, List<String> violations) {}

    public static Judgement of(Verdict verdict, List<String> notes) {
        return new Judgement(
                verdict.held() ? Outcome.HELD : Outcome.BROKEN,
                notes,
                verdict.promises().stream().map(Judgement::line).toList(),
                verdict.counts());
    }

    private static Line line(PromiseCheck promise) {
        return new Line(
                promise.name(), promise.promise().meaning(), promise.held(), promise.checked(), promise.violations());
    }

    public static Judgement none(String why) {
        return new Judgement(Outcome.NOT_CHECKED, List.of(why), List.of(), null);
    }
}
