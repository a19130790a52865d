package io.firstcome.coupon.bench;

import io.firstcome.coupon.page.Rounded;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a terminal. */
public final class BenchReportText {

    private static final String ROWS = "%-9s %-33s %9s %16s %9s  %-18s %9s";
    private static final String SCENARIOS = "%-9s %-18s %10s  %s";

    private BenchReportText() {}

    /** @param last the report to compare with */
    public static String of(BenchReport report, Optional<BenchReport> last) {
        StringBuilder text = new StringBuilder();
        text.append(line(ROWS, "stage", "figure", "median", "spread", "target", "", "last time"));
        report.rows().forEach(row -> text.append(row(row, last(row, last))));
        text.append('\n');
        text.append(line(SCENARIOS, "stage", "scenario", "per second", "CPU µs for each; other figures"));
        report.scenarios().forEach(scenario -> text.append(scenario(scenario)));
        report.brokenPromises().forEach(broken -> text.append(line("BROKEN: %s", broken)));
        return text.toString();
    }

    private static String row(Row row, String last) {
        Figure figure = row.figure();
        String median = figure == null ? "-" : Rounded.words(figure.median());
        String spread = figure == null ? "-" : figure.spread();
        String first = line(
                ROWS,
                row.stage(),
                row.heading(),
                median,
                spread,
                row.target().words(),
                row.verdict().words(),
                last);
        return row.remark().isEmpty() ? first : first + line("%-9s   %s", "", row.remark());
    }

    private static String last(Row row, Optional<BenchReport> last) {
        return last.flatMap(report -> report.like(row))
                .map(figure -> Rounded.words(figure.median()))
                .orElse("-");
    }

    private static String scenario(ScenarioSummary scenario) {
        Double perSecond = scenario.perSecond();
        String figures = Stream.of(each(scenario.cpuMicros(), "%s %.0f"), each(scenario.figures(), "%s %.2f"))
                .filter(some -> !some.isEmpty())
                .collect(Collectors.joining("; "));
        return line(
                SCENARIOS,
                scenario.stage(),
                scenario.name(),
                perSecond == null ? "-" : String.format(Locale.ROOT, "%,.0f", perSecond),
                figures);
    }

    private static String each(Map<String, Double> figures, String format) {
        return figures.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, format, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }
}
