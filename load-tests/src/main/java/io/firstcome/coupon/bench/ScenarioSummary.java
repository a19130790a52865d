package io.firstcome.coupon.bench;

import io.firstcome.coupon.page.Rounded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's good samples say together, each figure their median.
 *
 * @param good how many samples count
 * @param perSecond what was done, null without a good sample
 * @param cpuMicros user and system time for each thing that was done, by component
 * @param figures the other figures, by name
 */
public record ScenarioSummary(
        String stage,
        String name,
        String meaning,
        int good,
        @Nullable Double perSecond,
        Map<String, Double> cpuMicros,
        Map<String, Double> figures) {

    static ScenarioSummary of(Stage stage, Scenario scenario, List<Sample> samples) {
        List<Sample> good = samples.stream()
                .filter(sample -> sample.scenario().equals(scenario.name()) && sample.isGood())
                .toList();
        Double perSecond = good.isEmpty()
                ? null
                : Medians.of(good.stream().map(Sample::perSecond).toList());
        return new ScenarioSummary(
                stage.name(),
                scenario.name(),
                scenario.meaning(),
                good.size(),
                perSecond,
                medians(good, 1, Sample::cpuMicros),
                medians(good, 3, Sample::figures));
    }

    private static Map<String, Double> medians(
            List<Sample> samples, int digits, Function<Sample, Map<String, Double>> what) {
        Map<String, Double> medians = new LinkedHashMap<>();
        samples.stream()
                .flatMap(sample -> what.apply(sample).keySet().stream())
                .distinct()
                .forEach(name -> {
                    List<Double> each = samples.stream()
                            .map(what)
                            .filter(figures -> figures.containsKey(name))
                            .map(figures -> figures.get(name))
                            .toList();
                    medians.put(name, Rounded.to(digits, Medians.of(each)));
                });
        return medians;
    }
}
