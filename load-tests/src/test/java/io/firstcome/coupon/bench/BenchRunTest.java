package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.firstcome.coupon.bench.Row.Verdict;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.machine.MachineTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {

    private static final BenchSettings SETTINGS = new BenchSettings(5, 2, 1, 4, 100);
    private static final Duration SAMPLE = Duration.ofSeconds(2);
    private static final Clocks QUIET = new Clocks(InstantSource.system(), Optional::empty);

    /** How much is done in a second, whatever is prepared; a round may be spoiled. */
    private final class Fake implements Stage, Ground {
        private final String name;
        private final Optional<String> obstacle;
        private final int spoiledRounds;
        private boolean open;

        Fake(String name, Optional<String> obstacle, int spoiledRounds) {
            this.name = name;
            this.obstacle = obstacle;
            this.spoiledRounds = spoiledRounds;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Goal> goals() {
            return List.of(Goal.ratio("slow", "fast", 0.25, "it should be faster"));
        }

        @Override
        public Optional<String> obstacle() {
            return obstacle;
        }

        @Override
        public Ground open(Site site) {
            if (name.equals("broken")) {
                throw new IllegalStateException("no database");
            }
            open = true;
            return this;
        }

        @Override
        public List<Scenario> scenarios() {
            return List.of(scenario("slow", 100), scenario("fast", 1_000));
        }

        private Scenario scenario(String scenario, long perSecond) {
            return new Scenario() {
                private int taken;

                @Override
                public String name() {
                    return scenario;
                }

                @Override
                public String meaning() {
                    return "";
                }

                @Override
                public Prepared prepare(Extent extent) {
                    taken++;
                    now = now.plus(Duration.ofMinutes(1));
                    order.add(scenario + " " + extent.about());
                    return () -> {
                        counted += 3 * perSecond;
                        now = now.plus(SAMPLE);
                        // the first sample warms up
                        return new Measured(perSecond, taken > 1 && taken <= 1 + spoiledRounds ? 1 : 0, 1);
                    };
                }
            };
        }

        @Override
        public List<Component> components() {
            return List.of();
        }

        @Override
        public List<Meter> meters() {
            return List.of(new Meter() {
                @Override
                public String name() {
                    return "things";
                }

                @Override
                public double total() {
                    return counted;
                }
            });
        }

        @Override
        public List<String> brokenPromises() {
            return List.of(name + " lost one");
        }

        @Override
        public void close() {
            open = false;
        }
    }

    private final List<String> order = new ArrayList<>();
    private double counted;
    private Instant now = Instant.EPOCH;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void eachScenarioIsSampledInEachRoundInAlternatingOrderAfterWarmingUp() throws Exception {
        BenchReport report = run(new Fake("one", Optional.empty(), 0));
        assertThat(order)
                .containsExactly(
                        "slow 20000",
                        "fast 20000",
                        "slow 200",
                        "fast 2000",
                        "fast 2000",
                        "slow 200",
                        "slow 200",
                        "fast 2000",
                        "fast 2000",
                        "slow 200",
                        "slow 200",
                        "fast 2000");
        assertThat(report.samples()).hasSize(10).allMatch(Sample::isGood);
        assertThat(report.samples()).extracting(Sample::figures).containsOnly(Map.of("things", 3.0));
        assertThat(report.samples())
                .extracting(sample -> Duration.between(sample.from(), sample.to()))
                .as("what is made ready before is not in it")
                .containsOnly(SAMPLE);
        assertThat(report.rows())
                .containsExactly(new Row(
                        "one",
                        "slow ÷ fast",
                        "",
                        Target.atLeast(0.25),
                        Verdict.MISSED,
                        new Figure(0.1, 0.1, 0.1, 5),
                        Map.of(1, 0.1, 2, 0.1, 3, 0.1, 4, 0.1, 5, 0.1),
                        "it should be faster"));
        assertThat(report.brokenPromises()).containsExactly("one lost one");
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void spoiledRoundsAreMadeGoodAndTooManyAreNoFigure() throws Exception {
        BenchReport few = run(new Fake("one", Optional.empty(), 4));
        assertThat(few.rows()).extracting(Row::verdict).containsExactly(Verdict.MISSED);
        assertThat(few.samples()).hasSize(2 * 9);
        BenchReport many = run(new Fake("one", Optional.empty(), 6));
        assertThat(many.rows())
                .extracting(Row::verdict, Row::remark)
                .containsExactly(tuple(
                        Verdict.UNEXPECTED,
                        "fewer than 5 good rounds: unexpected answers in 12 of 20 samples, too much stolen in 0"));
        assertThat(many.samples()).hasSize(2 * 10);
        assertThat(many.isComplete()).isFalse();
    }

    @Test
    void aMachineThatWasNotOursIsTooNoisy() throws Exception {
        AtomicLong read = new AtomicLong();
        Clocks stolen = new Clocks(() -> now, () -> {
            long times = read.incrementAndGet();
            return Optional.of(new MachineTime(100 * times, 0, 50 * times));
        });
        Fake stage = new Fake("one", Optional.empty(), 1);
        BenchReport report = new BenchRun(List.of(stage), Set.of("one"), site(), stolen).carryOut();
        assertThat(report.rows())
                .extracting(Row::verdict, Row::remark)
                .containsExactly(tuple(
                        Verdict.TOO_NOISY,
                        "fewer than 5 good rounds: unexpected answers in 2 of 20 samples, too much stolen in 18"));
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void whatIsNotMeasuredSaysWhyAndTheOthersAre() throws Exception {
        Fake good = new Fake("good", Optional.empty(), 0);
        List<Stage> stages = List.of(
                new Fake("unasked", Optional.empty(), 0),
                new Fake("missing", Optional.of("it is not installed"), 0),
                new Fake("broken", Optional.empty(), 0),
                good);
        BenchReport report = new BenchRun(stages, Set.of("missing", "broken", "good"), site(), QUIET).carryOut();
        assertThat(report.rows())
                .extracting(Row::stage, Row::verdict, Row::remark)
                .containsExactly(
                        tuple("unasked", Verdict.NOT_MEASURED, "not asked for: --only unasked"),
                        tuple("missing", Verdict.NOT_MEASURED, "it is not installed"),
                        tuple("broken", Verdict.BROKE_OFF, "no database"),
                        tuple("good", Verdict.MISSED, "it should be faster"));
        assertThat(good.open).isFalse();
        assertThat(report.isComplete()).isFalse();
    }

    private BenchReport run(Stage stage) throws InterruptedException {
        return new BenchRun(List.of(stage), Set.of(stage.name()), site(), new Clocks(() -> now, Optional::empty))
                .carryOut();
    }

    private Site site() {
        return new Site(SETTINGS, directory, false, _ -> {});
    }
}
