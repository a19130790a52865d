package io.firstcome.coupon.chaos;

import io.firstcome.coupon.chaos.FaultRecord.Stage;
import io.firstcome.coupon.checker.CheckReport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a fault run came to.
 *
 * @param took from the first fault to the last word of the checker
 * @param faults what became of each, in the order of the plan
 * @param drained whether everything that was accepted was worked off within the bound after healing
 */
public record ChaosReport(
        ChaosSettings settings, Duration took, List<FaultRecord> faults, boolean drained, CheckReport check) {

    private static final Set<Stage> RUN_IS_WORTHLESS = EnumSet.of(Stage.NOT_MENDED, Stage.STRIKING, Stage.BROKEN);

    /** What the run as a whole says. */
    public enum Outcome {
        /** Every promise held, everything healed. */
        HELD,
        /** A promise was broken, or something did not heal. */
        BROKEN,
        /** Nothing was seen to be broken, but a kind of fault was not struck or not mended: this run proves too little. */
        INCOMPLETE
    }

    public ChaosReport {
        faults = List.copyOf(faults);
    }

    public Outcome outcome() {
        if (!check.held() || !drained || faults.stream().anyMatch(fault -> fault.stage() == Stage.NOT_HEALED)) {
            return Outcome.BROKEN;
        }
        boolean worthless = faults.stream().anyMatch(fault -> RUN_IS_WORTHLESS.contains(fault.stage()));
        return worthless || byKind().stream().anyMatch(ChaosReport::wasMissed) ? Outcome.INCOMPLETE : Outcome.HELD;
    }

    private static boolean wasMissed(KindSummary kind) {
        return kind.struck() == 0
                && kind.trouble().stream().noneMatch(why -> why.startsWith(Stage.NOT_POSSIBLE.words()));
    }

    public List<KindSummary> byKind() {
        return KindSummary.of(faults);
    }

    /** The kinds that this machine does not allow, each with the reason. */
    public List<String> notPossible() {
        return faults.stream()
                .filter(fault -> fault.stage() == Stage.NOT_POSSIBLE)
                .map(fault -> fault.planned().kind().code() + " (" + fault.what() + ")")
                .distinct()
                .toList();
    }
}
