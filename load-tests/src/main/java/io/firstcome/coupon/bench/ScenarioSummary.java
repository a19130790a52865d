package io.firstcome.coupon.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's good samples say together, each figure their median.
 *
 * @param good how many samples count
 * @param perSecond answers, null without a good sample
 * @param cpuMicros user and system time per answer, by component
 */
public record ScenarioSummary(
        String name, String meaning, int good, @Nullable Double perSecond, Map<String, Double> cpuMicros) {

    static ScenarioSummary of(Scenario scenario, List<Sample> samples) {
        List<Sample> good = samples.stream()
                .filter(sample -> sample.scenario().equals(scenario.name()) && sample.isGood())
                .toList();
        if (good.isEmpty()) {
            return new ScenarioSummary(scenario.name(), scenario.meaning(), 0, null, Map.of());
        }
        Map<String, Double> cpu = new LinkedHashMap<>();
        for (String component : good.getFirst().cpuMicros().keySet()) {
            List<Double> each = good.stream()
                    .map(sample -> sample.cpuMicros().getOrDefault(component, 0.0))
                    .toList();
            cpu.put(component, Rounded.to(1, Medians.of(each)));
        }
        double perSecond = Medians.of(good.stream().map(Sample::perSecond).toList());
        return new ScenarioSummary(scenario.name(), scenario.meaning(), good.size(), perSecond, cpu);
    }
}
