package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.chaos.FaultRecord.Stage;
import io.firstcome.coupon.fault.Breakage;
import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Goal: whatever strikes, mends and healing do, a plan is carried out to its end and each fault's end is recorded. */
class FaultRunTest {

    /** Breaks nothing, and looks that nothing is broken together that must not be. */
    private static class Quiet implements Ground {
        final Set<FaultKind> broken = ConcurrentHashMap.newKeySet();
        final Map<FaultKind, Integer> strikes = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<Long> chances = new ConcurrentLinkedQueue<>();
        final AtomicBoolean overlapped = new AtomicBoolean();
        final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public Optional<String> impossible(FaultKind kind) {
            return Optional.empty();
        }

        @Override
        public Breakage strike(FaultKind kind, RandomGenerator random) throws Exception {
            strikes.merge(kind, 1, Integer::sum);
            chances.add(random.nextLong());
            synchronized (broken) {
                if (!broken.stream().allMatch(other -> Overlap.isAllowed(kind, other))) {
                    overlapped.set(true);
                }
                broken.add(kind);
                mostAtOnce.accumulateAndGet(broken.size(), Math::max);
            }
            return breakage(kind);
        }

        Breakage breakage(FaultKind kind) {
            return new Breakage() {
                @Override
                public String what() {
                    return "broke " + kind.code();
                }

                @Override
                public long leastMillis() {
                    return 5;
                }

                @Override
                public void mend() throws Exception {
                    broken.remove(kind);
                }
            };
        }

        @Override
        public boolean awaitHealed(Duration bound) throws InterruptedException {
            return true;
        }
    }

    private static final ChaosPlan SHORT = ChaosPlan.of(
            1,
            Duration.ofMillis(500),
            Stream.of(FaultKind.values())
                    .filter(kind -> kind.ordinal() % 4 == 0)
                    .collect(Collectors.toSet()));

    private static List<FaultRecord> carryOut(ChaosPlan plan, Ground ground) throws InterruptedException {
        FaultLog log = new FaultLog(_ -> {});
        new FaultRun(plan, ground, log, Duration.ofSeconds(1)).carryOut();
        return log.all();
    }

    private static ChaosPlan one() {
        return ChaosPlan.of(1, Duration.ofMillis(50), Set.of(FaultKind.KILL_API));
    }

    @Test
    void allIsStruckMendedAndHealedAndNothingOverlapsThatMustNot() throws Exception {
        Quiet ground = new Quiet();
        List<FaultRecord> faults = carryOut(SHORT, ground);
        assertThat(faults).hasSameSizeAs(SHORT.faults()).allMatch(fault -> fault.stage() == Stage.HEALED);
        assertThat(faults)
                .allMatch(fault ->
                        fault.what().equals("broke " + fault.planned().kind().code()) && fault.timeToHeal() != null);
        assertThat(ground.strikes).hasSameSizeAs(SHORT.faults());
        assertThat(ground.overlapped).isFalse();
        assertThat(ground.mostAtOnce.get()).isEqualTo(ChaosPlan.AT_ONCE);
        assertThat(ground.broken).isEmpty();
    }

    @Test
    void theSamePlanGivesTheSameChances() throws Exception {
        Quiet first = new Quiet();
        Quiet second = new Quiet();
        carryOut(SHORT, first);
        carryOut(SHORT, second);
        assertThat(second.chances).containsExactlyInAnyOrderElementsOf(first.chances);
    }

    @Test
    void aStrikeThatMissesIsTriedAgainAndThenGivenUp() throws Exception {
        Quiet never = new Quiet() {
            @Override
            public Breakage strike(FaultKind kind, RandomGenerator random) throws Exception {
                var _ = super.strike(kind, random);
                throw new IllegalStateException("nobody came by");
            }
        };
        FaultRecord given = carryOut(one(), never).getFirst();
        assertThat(given.stage()).isEqualTo(Stage.NOT_STRUCK);
        assertThat(given.what()).isEqualTo("nobody came by");
        assertThat(never.strikes.get(FaultKind.KILL_API)).isEqualTo(3);
    }

    @Test
    void whatCannotBeMendedIsSaid() throws Exception {
        Quiet ground = new Quiet() {
            @Override
            Breakage breakage(FaultKind kind) {
                return new Breakage() {
                    @Override
                    public String what() {
                        return "killed it";
                    }

                    @Override
                    public long leastMillis() {
                        return 0;
                    }

                    @Override
                    public void mend() {
                        throw new IllegalStateException("does not start");
                    }
                };
            }
        };
        FaultRecord fault = carryOut(one(), ground).getFirst();
        assertThat(fault.stage()).isEqualTo(Stage.NOT_MENDED);
        assertThat(fault.what()).isEqualTo("killed it: does not start");
    }

    @Test
    void whatDoesNotHealIsSaid() throws Exception {
        Quiet ground = new Quiet() {
            @Override
            public boolean awaitHealed(Duration bound) {
                return false;
            }
        };
        FaultRecord fault = carryOut(one(), ground).getFirst();
        assertThat(fault.stage()).isEqualTo(Stage.NOT_HEALED);
        assertThat(fault.timeToHeal()).isNull();
    }

    @Test
    void whatIsNotPossibleHereIsNotStruck() throws Exception {
        Quiet ground = new Quiet() {
            @Override
            public Optional<String> impossible(FaultKind kind) {
                return Optional.of("needs root");
            }
        };
        FaultRecord fault = carryOut(one(), ground).getFirst();
        assertThat(fault.stage()).isEqualTo(Stage.NOT_POSSIBLE);
        assertThat(fault.what()).isEqualTo("needs root");
        assertThat(ground.strikes).isEmpty();
    }
}
