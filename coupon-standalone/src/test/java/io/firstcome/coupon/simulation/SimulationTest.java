package io.firstcome.coupon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promises over many seeds. The test command takes a few hundred, as far as they fit into {@link #BUDGET_SECONDS}; by
 * hand, thousands a minute:
 *
 * <pre>
 * ./mvnw -pl coupon-standalone -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dsimulation.seeds=5000 -Dsimulation.first=1
 * </pre>
 *
 * A seed that fails is printed with its last events and with the command that runs it alone.
 */
@ExtendWith(QuietProduct.class)
class SimulationTest {

    private static final int SEEDS = 300;
    private static final long BUDGET_SECONDS = 10;
    private static final String SEEDS_PROPERTY = "simulation.seeds";

    @Test
    void everyPromiseHoldsWhateverGoesWrong() {
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong(SEEDS_PROPERTY, SEEDS);
        boolean all = System.getProperty(SEEDS_PROPERTY) != null;
        long began = System.nanoTime();
        long ran = 0;
        long events = 0;
        while (ran < seeds && (all || System.nanoTime() - began < TimeUnit.SECONDS.toNanos(BUDGET_SECONDS))) {
            events += new Simulation(first + ran, Set.of(), false).run().events();
            ran++;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "simulated seeds %d to %d: %d events, %.0f seeds a minute%n",
                first, first + ran - 1, events, ran / seconds * 60);
        assertThat(ran).isPositive();
    }

    /** 40: a consumer without the partition any more decided what another had kept, died, and nobody told the decision. */
    @ParameterizedTest
    @ValueSource(longs = 40)
    void aSeedThatOnceFoundADefectFindsNoneAnyMore(long seed) {
        assertThat(new Simulation(seed, Set.of(), false).run().events()).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        LongStream.rangeClosed(1, 5)
                .forEach(seed -> assertThat(new Simulation(seed, Set.of(), false).run())
                        .isEqualTo(new Simulation(seed, Set.of(), false).run()));
    }
}
