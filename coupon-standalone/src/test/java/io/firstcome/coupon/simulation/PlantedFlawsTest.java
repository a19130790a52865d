package io.firstcome.coupon.simulation;

import static io.firstcome.coupon.simulation.Flaw.ANSWER_BEFORE_COMMIT;
import static io.firstcome.coupon.simulation.Flaw.CONFIRM_BEFORE_ACKS;
import static io.firstcome.coupon.simulation.Flaw.LATER_DECISION_STANDS;
import static io.firstcome.coupon.simulation.Flaw.LEDGER_WITHOUT_COMPARE_AND_SET;
import static io.firstcome.coupon.simulation.Flaw.LEDGER_WITHOUT_CONSTRAINTS;
import static io.firstcome.coupon.simulation.Flaw.LEDGER_WITHOUT_LOCK;
import static io.firstcome.coupon.simulation.Flaw.LEDGER_WITHOUT_MEMORY;
import static io.firstcome.coupon.simulation.Flaw.LINE_LOCKED_TOO_LATE;
import static io.firstcome.coupon.simulation.Flaw.LINE_WITHOUT_CONSTRAINTS;
import static io.firstcome.coupon.simulation.Flaw.NOTHING_ASKED_AGAIN;
import static io.firstcome.coupon.simulation.Flaw.NOTHING_REPUBLISHED;
import static io.firstcome.coupon.simulation.Flaw.OFFSET_BEFORE_DECISION;
import static io.firstcome.coupon.simulation.Flaw.PLACES_SWAPPED;
import static io.firstcome.coupon.simulation.Flaw.ROWS_SWAPPED;
import static io.firstcome.coupon.simulation.Flaw.ROW_SKIPPED;
import static io.firstcome.coupon.simulation.Flaw.TOLD_BEFORE_STORED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: the simulation can find bugs. Method: the product is built wrong on purpose, and one of some dozens of seeds must
 * tell. Where another guard keeps the customers from seeing anything of a flaw, all promises hold with it, and the flaw is
 * found without that guard.
 */
@ExtendWith(QuietProduct.class)
class PlantedFlawsTest {

    private static final int SEEDS = 100;

    /** So few seeds show whether the promises hold in spite of a flaw. */
    private static final int SEEDS_IN_SPITE = 20;

    /** Flaws that are planted together. */
    record Planted(boolean losesNothing, Set<Flaw> flaws) {

        static Planted of(Flaw... flaws) {
            return new Planted(false, EnumSet.copyOf(List.of(flaws)));
        }

        /** With a Kafka and a slot that keep all, so that only the flaw can lose something. */
        static Planted withoutLoss(Flaw... flaws) {
            return new Planted(true, EnumSet.copyOf(List.of(flaws)));
        }
    }

    static List<Planted> found() {
        return List.of(
                Planted.of(LEDGER_WITHOUT_LOCK, LEDGER_WITHOUT_COMPARE_AND_SET, LEDGER_WITHOUT_CONSTRAINTS),
                Planted.of(LINE_LOCKED_TOO_LATE),
                Planted.of(LINE_LOCKED_TOO_LATE, LINE_WITHOUT_CONSTRAINTS),
                Planted.of(ANSWER_BEFORE_COMMIT),
                Planted.withoutLoss(CONFIRM_BEFORE_ACKS, NOTHING_REPUBLISHED),
                Planted.withoutLoss(ROW_SKIPPED, NOTHING_REPUBLISHED),
                Planted.of(OFFSET_BEFORE_DECISION, NOTHING_ASKED_AGAIN),
                Planted.withoutLoss(OFFSET_BEFORE_DECISION, NOTHING_REPUBLISHED),
                Planted.of(PLACES_SWAPPED),
                Planted.of(NOTHING_REPUBLISHED),
                Planted.of(NOTHING_ASKED_AGAIN),
                Planted.of(TOLD_BEFORE_STORED),
                Planted.of(LATER_DECISION_STANDS, LEDGER_WITHOUT_MEMORY));
    }

    /**
     * What holds in their place: compare-and-set; the healing; that the ledger is asked again; the healing; the places, since an early message is kept
     * until its predecessors come; the ledger, which never says anything else. Nothing is lost for want of healing alone.
     */
    static List<Planted> heldByAnotherGuard() {
        return List.of(
                Planted.of(LEDGER_WITHOUT_LOCK),
                Planted.of(CONFIRM_BEFORE_ACKS),
                Planted.of(OFFSET_BEFORE_DECISION),
                Planted.of(ROW_SKIPPED),
                Planted.of(ROWS_SWAPPED),
                Planted.of(LATER_DECISION_STANDS),
                Planted.withoutLoss(NOTHING_REPUBLISHED));
    }

    @ParameterizedTest
    @MethodSource("found")
    void aPlantedFlawIsFound(Planted planted) {
        Map<String, Long> told = new TreeMap<>();
        long seed = 0;
        while (told.isEmpty() && seed < SEEDS) {
            seed++;
            try {
                new Simulation(seed, planted.flaws(), planted.losesNothing()).run();
            } catch (Violation violation) {
                told.put(violation.invariant(), seed);
            }
        }
        System.out.printf("%s: told by %s%n", planted.flaws(), told);
        assertThat(told).as("invariants that tell, and the seed").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("heldByAnotherGuard")
    void thePromisesHoldInSpiteOfAFlawThatAnotherGuardHolds(Planted planted) {
        for (long seed = 1; seed <= SEEDS_IN_SPITE; seed++) {
            assertThat(new Simulation(seed, planted.flaws(), planted.losesNothing())
                            .run()
                            .events())
                    .isPositive();
        }
    }
}
