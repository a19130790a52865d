package io.firstcome.coupon.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.fault.FaultKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: each rule finds what it is there for, names it, and no rule finds anything in a clean run. Method: each violation is
 * planted alone in a clean run, and the rules that find something are those that it breaks.
 */
class RulesTest {

    @Test
    void aCleanRunKeepsEveryRule() {
        Map<Rule, Judged> judged = new SampleRun().judged();

        assertThat(judged.keySet()).containsExactlyInAnyOrder(Rule.values());
        assertThat(found(judged)).as("" + judged).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aPlantedViolationIsFoundAndNamed(PlantedInRun planted) {
        SampleRun run = new SampleRun();
        planted.plant().accept(run);

        Map<Rule, Judged> judged = run.judged();

        assertThat(found(judged)).as("" + judged).isEqualTo(planted.found());
        Judged expected = Objects.requireNonNull(judged.get(planted.expected()));
        assertThat(expected.finding().examples()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    }

    static Stream<PlantedInRun> planted() {
        return PlantedInRun.all();
    }

    @Test
    void everyRuleHasAPlant() {
        assertThat(PlantedInRun.all().map(PlantedInRun::expected).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Rule.values()));
    }

    @Test
    void whoDeletesRecordsDoesNotWonderThatTheyAreGone() {
        SampleRun run = new SampleRun();
        run.topic.removeIf(record -> record.content().sequence().equals("4"));
        run.circumstances = new Circumstances(Set.of(FaultKind.LOSE_RECORDS));

        assertThat(found(run.judged())).isEmpty();
    }

    @Test
    void aLostSlotExcusesTheOrderButNotAMissingRecord() {
        SampleRun run = new SampleRun();
        run.topic.add(run.topic.remove(4));
        run.circumstances = new Circumstances(Set.of(FaultKind.DROP_SLOT));
        assertThat(found(run.judged())).isEmpty();

        run.topic.removeLast();
        assertThat(found(run.judged())).contains(Rule.OUTBOX_IS_IN_TOPIC);
    }

    @Test
    void whomAnAdminClosedIsReplayedAsClosed() {
        SampleRun run = new SampleRun();
        run.closeLast();

        assertThat(found(run.judged())).isEmpty();
    }

    private static Set<Rule> found(Map<Rule, Judged> judged) {
        return judged.values().stream()
                .filter(one -> !one.finding().held())
                .map(Judged::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
