package io.firstcome.coupon.bench;

import io.firstcome.coupon.bench.wire.Saturation;
import io.firstcome.coupon.bench.wire.Saturation.Counted;
import io.firstcome.coupon.load.sample.ProcessorWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures: every scenario warms up; then, in each round, one sample of each, one after the other, so that what the machine
 * does to one it does to all.
 */
final class BenchRun {

    /** What a sample may send beyond what the last one did before its coupons run out. */
    private static final double RESERVE = 1.6;

    /** Requests per second before anything is known. */
    private static final int FIRST_GUESS = 20_000;

    private final BenchSettings settings;
    private final boolean recorded;
    private final Consumer<String> progress;
    private final Map<String, Double> lastRate = new HashMap<>();

    /**
     * @param recorded whether coupon-api records what it does, beside its log
     * @param progress is told in a few words what is going on
     */
    BenchRun(BenchSettings settings, boolean recorded, Consumer<String> progress) {
        this.settings = settings;
        this.recorded = recorded;
        this.progress = progress;
    }

    /**
     * Carries it out.
     *
     * @param directory for logs
     * @throws IOException if a connection breaks: then nothing was measured
     */
    BenchReport carryOut(Path directory) throws IOException, InterruptedException, SQLException {
        progress.accept("starting PostgreSQL and coupon-api");
        try (Ground ground = Ground.start(directory, recorded)) {
            progress.accept("signing the tokens of " + settings.customers() + " customers");
            Requests requests = Requests.of(ground.server(), ground.keys(), settings.customers());
            try (Scenarios scenarios = new Scenarios(ground, requests)) {
                Scenario nothing = scenarios.nothing();
                Scenario accept = scenarios.accept();
                Scenario refuse = scenarios.refuse();
                Scenario locked = scenarios.locked();
                Scenario plain = scenarios.plain();
                List<Scenario> all = List.of(nothing, accept, refuse, locked, plain);
                List<Sample> samples = measure(ground, all);
                List<Comparison> comparisons = List.of(
                        Comparison.of(samples, accept, nothing, 0.6),
                        Comparison.of(samples, accept, locked, 8),
                        Comparison.of(samples, accept, plain, 2.5),
                        Comparison.of(samples, refuse, nothing, 0.95));
                return BenchReport.of(settings, comparisons, all, samples);
            }
        }
    }

    private List<Sample> measure(Ground ground, List<Scenario> all)
            throws IOException, InterruptedException, SQLException {
        Saturation saturation = new Saturation(ground.server(), settings.connections());
        for (Scenario scenario : all) {
            progress.accept("warming up: " + scenario.name());
            Duration time = Duration.ofSeconds(settings.warmUpSeconds());
            Counted counted = saturation.send(scenario.requests(most(scenario, time)), time);
            lastRate.put(scenario.name(), counted.all() / counted.seconds());
        }
        ProcessorWatch processors = new ProcessorWatch(ground.components());
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Scenario scenario : all) {
                progress.accept("round " + round + " of " + settings.rounds() + ": " + scenario.name());
                samples.add(sample(saturation, processors, scenario, round));
            }
        }
        return samples;
    }

    private Sample sample(Saturation saturation, ProcessorWatch processors, Scenario scenario, int round)
            throws IOException, InterruptedException, SQLException {
        Duration time = Duration.ofSeconds(settings.sampleSeconds());
        Supplier<byte[]> requests = scenario.requests(most(scenario, time));
        ProcessorWatch.Reading before = processors.read();
        Counted counted = saturation.send(requests, time);
        ProcessorWatch.Reading after = processors.read();
        long good = counted.of(scenario.expected());
        Map<String, Double> cpuMicros = new LinkedHashMap<>();
        after.secondsSince(before)
                .forEach((component, seconds) ->
                        cpuMicros.put(component, Rounded.to(1, 1e6 * seconds / Math.max(1, good))));
        double perSecond = good / counted.seconds();
        lastRate.put(scenario.name(), perSecond);
        return new Sample(
                scenario.name(),
                round,
                Rounded.to(0, perSecond),
                cpuMicros,
                after.stolenPercentSince(before),
                counted.all() - good);
    }

    private int most(Scenario scenario, Duration time) {
        return (int) (RESERVE * lastRate.getOrDefault(scenario.name(), (double) FIRST_GUESS) * time.toSeconds());
    }
}
