package io.firstcome.coupon.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class BenchReportText {

    private static final String FIGURES = "%-26s %7s %16s %7s %-7s %9s";

    private BenchReportText() {}

    /** @param last the report to compare with */
    static String of(BenchReport report, Optional<BenchReport> last) {
        StringBuilder text = new StringBuilder();
        text.append(line(FIGURES, "answers per second", "ratio", "spread", "target", "", "last time"));
        report.comparisons().forEach(comparison -> text.append(row(comparison, last(comparison, last))));
        text.append('\n');
        text.append(line("%-18s %10s  %s", "scenario", "per second", "CPU µs per answer"));
        report.scenarios().forEach(scenario -> text.append(row(scenario)));
        return text.toString();
    }

    private static String row(Comparison comparison, String last) {
        String name = comparison.scenario() + " ÷ " + comparison.reference();
        String target = number(comparison.target());
        Ratio ratio = comparison.ratio();
        if (ratio == null) {
            return line(FIGURES, name, "-", "too noisy", target, "", last);
        }
        String spread = number(ratio.least()) + " to " + number(ratio.most());
        return line(FIGURES, name, number(ratio.median()), spread, target, comparison.isMet() ? "met" : "missed", last);
    }

    private static String last(Comparison comparison, Optional<BenchReport> last) {
        return last.stream()
                .flatMap(report -> report.comparisons().stream())
                .filter(comparison::isLike)
                .map(Comparison::ratio)
                .filter(Objects::nonNull)
                .map(ratio -> number(ratio.median()))
                .findFirst()
                .orElse("-");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String row(ScenarioSummary scenario) {
        Double perSecond = scenario.perSecond();
        return line(
                "%-18s %10s  %s",
                scenario.name(),
                perSecond == null ? "-" : String.format(Locale.ROOT, "%,.0f", perSecond),
                cpu(scenario.cpuMicros()));
    }

    private static String cpu(Map<String, Double> micros) {
        return micros.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.0f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }
}
