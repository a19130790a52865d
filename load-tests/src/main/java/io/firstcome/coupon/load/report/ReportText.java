package io.firstcome.coupon.load.report;

import io.firstcome.coupon.page.Html;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report in a few lines for a terminal. */
public final class ReportText {

    private ReportText() {}

    /** Lines, each ended by a line feed. */
    public static String of(LoadReport report) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%nsent %,d, accepted %,d, repeated %,d, refused %,d%s, unanswered %,d%s",
                report.outcomes().sent(),
                report.outcomes().accepted(),
                report.outcomes().repeated(),
                report.outcomes().refusedInAll(),
                byName(report.outcomes().refused()),
                report.outcomes().unansweredInAll(),
                byName(report.outcomes().unanswered()));
        line(text, "%n%-20s %10s %10s %10s %10s %10s", "milliseconds", "count", "p50", "p99", "p99.9", "highest");
        report.latencies().stream().filter(latency -> latency.count() > 0).forEach(latency -> latency(text, latency));
        latency(text, report.punctuality().lateness());
        report.series()
                .processors()
                .usedSeconds()
                .forEach((component, seconds) -> line(text, "%-45s %8.1f s of processor time", component, seconds));
        line(text, "stolen: %s %%", Html.number(report.series().processors().stolenPercent()));
        report.punctuality().problems().forEach(problem -> line(text, "VOID: %s", problem));
        line(text, "Promises: %s", report.promises().outcome().words());
        report.promises().notes().forEach(note -> line(text, "  %s", note));
        report.promises().promises().stream()
                .filter(promise -> !promise.held())
                .forEach(promise -> line(text, "  BROKEN %s: %s", promise.name(), promise.violations()));
        return text.toString();
    }

    private static String byName(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static void latency(StringBuilder text, Latency latency) {
        line(
                text,
                "%-20s %,10d %10s %10s %10s %10s",
                latency.name(),
                latency.count(),
                millis(latency.p50()),
                millis(latency.p99()),
                millis(latency.p999()),
                millis(latency.max()));
    }

    private static String millis(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
