package io.firstcome.coupon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures one stage: every scenario warms up; then, in each round, one sample of each, one after the other, so that what
 * the machine does to one it does to all. From round to round the order turns, so that none always follows the same.
 */
final class StageRun {

    /** Rounds in which too much was stolen are made good, but not for ever. */
    private static final int MOST_ROUNDS_FACTOR = 2;

    private final Stage stage;
    private final Site site;
    private final Clocks clocks;
    private final Consumer<String> progress;
    private final Map<String, Double> lastRate = new HashMap<>();

    StageRun(Stage stage, Site site, Clocks clocks) {
        this.stage = stage;
        this.site = site;
        this.clocks = clocks;
        this.progress = what -> site.progress().accept(stage.name() + ": " + what);
    }

    /**
     * Carries it out.
     *
     * @throws IOException if a connection breaks: then nothing was measured
     */
    StageReport carryOut() throws IOException, InterruptedException, SQLException {
        try (Ground ground = stage.open(site)) {
            List<Scenario> scenarios = ground.scenarios();
            Sampling sampling = new Sampling(stage.name(), ground, clocks);
            for (Scenario scenario : scenarios) {
                progress.accept("warming up: " + scenario.name());
                sample(sampling, scenario, 0, site.settings().warmUpSeconds());
            }
            List<Sample> samples = rounds(sampling, scenarios);
            return StageReport.of(stage, scenarios, samples, ground.brokenPromises());
        }
    }

    private List<Sample> rounds(Sampling sampling, List<Scenario> scenarios)
            throws IOException, InterruptedException, SQLException {
        int rounds = site.settings().rounds();
        int most = MOST_ROUNDS_FACTOR * rounds;
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds || (round <= most && isNoisy(samples)); round++) {
            for (Scenario scenario : round % 2 == 1 ? scenarios : scenarios.reversed()) {
                progress.accept("round " + round + " of " + Math.max(round, rounds) + ": " + scenario.name());
                samples.add(sample(sampling, scenario, round, site.settings().sampleSeconds()));
            }
        }
        return samples;
    }

    private boolean isNoisy(List<Sample> samples) {
        return stage.goals().stream().anyMatch(goal -> goal.figure(samples).isEmpty());
    }

    private Sample sample(Sampling sampling, Scenario scenario, int round, int seconds)
            throws IOException, InterruptedException, SQLException {
        double rate = lastRate.getOrDefault(scenario.name(), (double) scenario.likelyPerSecond());
        Extent extent = new Extent(Duration.ofSeconds(seconds), (int) (rate * seconds));
        Sample sample = sampling.take(scenario, round, extent);
        lastRate.put(scenario.name(), sample.perSecond());
        return sample;
    }
}
