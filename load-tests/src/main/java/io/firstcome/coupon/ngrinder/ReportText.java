package io.firstcome.coupon.ngrinder;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {

    private static final String HEAD = "%-32s %9s %8s %9s %9s  %s%n";
    private static final String ROW = "%-32s %,9d %,8d %9.1f %9.1f  %s%n";

    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(HEAD.formatted("test", "tests", "errors", "mean ms", "p99 ms", "answers"));
        for (TestReport test : report.tests()) {
            text.append(ROW.formatted(
                    test.number() + " " + test.description(),
                    test.tests(),
                    test.errors(),
                    test.meanMillis(),
                    test.p99Millis(),
                    answers(test.statuses())));
        }
        text.append("%.1f tests a second for %.1f s, %d failures%n"
                .formatted(report.testsPerSecond(), report.elapsed().toMillis() / 1e3, report.failures()));
        report.examples().forEach(example -> text.append("  ").append(example).append(System.lineSeparator()));
        return text.toString();
    }

    private static String answers(Map<Integer, Long> statuses) {
        return new TreeMap<>(statuses)
                .entrySet().stream()
                        .map(status -> "%d: %,d".formatted(status.getKey(), status.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
