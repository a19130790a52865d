package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChaosPlanTest {

    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 100), new Random().longs(20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChosenKindStrikesAndNoOther(long seed) {
        Random random = new Random(seed);
        Set<FaultKind> kinds = ALL.stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
        kinds.add(FaultKind.KILL_API);
        ChaosPlan plan = ChaosPlan.of(seed, Duration.ofMinutes(1 + random.nextInt(60)), kinds);
        assertThat(plan.faults().stream().map(PlannedFault::kind).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allIsOrderedAndWithinTheLength(long seed) {
        Duration length = Duration.ofMinutes(1 + Math.floorMod(seed, 30));
        List<PlannedFault> faults = ChaosPlan.of(seed, length, ALL).faults();
        assertThat(faults).extracting(PlannedFault::at).isSorted().allMatch(at -> !at.isNegative());
        assertThat(faults).allMatch(fault -> fault.at().plus(fault.lasts()).compareTo(length) <= 0);
        assertThat(faults).allMatch(fault -> fault.lasts().isPositive());
        assertThat(faults.stream().map(PlannedFault::number)).isEqualTo(numbersTo(faults.size()));
        assertThat(new HashSet<>(faults.stream().map(PlannedFault::seed).toList()))
                .hasSameSizeAs(faults);
    }

    private static List<Integer> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverTwoOfAnAreaAndNeverThreeAtOnce(long seed) {
        List<PlannedFault> faults =
                ChaosPlan.of(seed, Duration.ofMinutes(20), ALL).faults();
        for (PlannedFault fault : faults) {
            List<PlannedFault> besides = faults.stream()
                    .filter(other -> other != fault && strikesDuring(other, fault))
                    .toList();
            assertThat(besides).hasSizeLessThan(ChaosPlan.AT_ONCE);
            assertThat(besides)
                    .allMatch(other -> other.kind().area() != fault.kind().area())
                    .allMatch(other -> Overlap.isAllowed(other.kind(), fault.kind()));
        }
    }

    private static boolean strikesDuring(PlannedFault other, PlannedFault fault) {
        return other.at().compareTo(fault.at()) >= 0
                && other.at().compareTo(fault.at().plus(fault.lasts())) <= 0;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedPlansTheSameAndAnotherSeedSomethingElse(long seed) {
        ChaosPlan plan = ChaosPlan.of(seed, Duration.ofMinutes(5), ALL);
        assertThat(ChaosPlan.of(seed, Duration.ofMinutes(5), ALL)).isEqualTo(plan);
        assertThat(ChaosPlan.of(seed + 1, Duration.ofMinutes(5), ALL)).isNotEqualTo(plan);
        PlannedFault fault = plan.faults().getFirst();
        assertThat(fault.random(0).nextLong()).isEqualTo(fault.random(0).nextLong());
        assertThat(fault.random(1).nextLong()).isNotEqualTo(fault.random(0).nextLong());
    }

    @Test
    void aLongRunStrikesEachKindAboutEquallyOften() {
        List<PlannedFault> faults = ChaosPlan.of(1, Duration.ofHours(2), ALL).faults();
        for (FaultKind kind : ALL) {
            long times = faults.stream().filter(fault -> fault.kind() == kind).count();
            assertThat(times).as(kind.code()).isBetween(faults.size() / 36L, faults.size() / 36L + 1);
        }
        assertThat(faults).hasSizeGreaterThan(200);
    }

    @Test
    void faultsOfDifferentAreasAreUsedToSaveTime() {
        List<PlannedFault> faults = ChaosPlan.of(1, Duration.ofMinutes(20), ALL).faults();
        assertThat(faults)
                .anyMatch(fault -> faults.stream().anyMatch(other -> other != fault && strikesDuring(other, fault)));
    }

    @Test
    void aPlanNeedsSomethingToPlan() {
        assertThatThrownBy(() -> ChaosPlan.of(1, Duration.ofMinutes(1), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChaosPlan.of(1, Duration.ZERO, ALL)).isInstanceOf(IllegalArgumentException.class);
    }
}
