package io.firstcome.coupon.bench;

import io.firstcome.coupon.load.sample.ProcessorWatch;
import io.firstcome.coupon.page.Rounded;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes samples of a stage: the processors and the meters are read around the measured part alone. */
final class Sampling {

    private final String stage;
    private final InstantSource clock;
    private final List<Meter> meters;
    private final ProcessorWatch processors;

    Sampling(String stage, Ground ground, Clocks clocks) {
        this.stage = stage;
        this.clock = clocks.wall();
        this.meters = ground.meters();
        this.processors = new ProcessorWatch(ground.components(), clocks.machine());
    }

    Sample take(Scenario scenario, int round, Extent extent) throws IOException, InterruptedException, SQLException {
        try (Scenario.Prepared prepared = scenario.prepare(extent)) {
            Map<String, Double> countedBefore = counted();
            ProcessorWatch.Reading before = processors.read();
            Instant from = clock.instant();
            Measured measured = prepared.measure();
            Instant to = clock.instant();
            ProcessorWatch.Reading after = processors.read();
            Map<String, Double> figures = new LinkedHashMap<>();
            counted()
                    .forEach((name, now) ->
                            figures.put(name, each(3, now - countedBefore.getOrDefault(name, 0.0), measured)));
            figures.putAll(measured.figures());
            Map<String, Double> cpuMicros = new LinkedHashMap<>();
            after.secondsSince(before)
                    .forEach((component, seconds) -> cpuMicros.put(component, each(1, 1e6 * seconds, measured)));
            return new Sample(
                    stage,
                    scenario.name(),
                    round,
                    from,
                    to,
                    Rounded.to(1, measured.good() / measured.seconds()),
                    cpuMicros,
                    figures,
                    after.stolenPercentSince(before),
                    measured.unexpected());
        }
    }

    private static double each(int digits, double all, Measured measured) {
        return Rounded.to(digits, all / Math.max(1, measured.good()));
    }

    private Map<String, Double> counted() throws SQLException {
        Map<String, Double> counted = new LinkedHashMap<>();
        for (Meter meter : meters) {
            counted.put(meter.name(), meter.total());
        }
        return counted;
    }
}
