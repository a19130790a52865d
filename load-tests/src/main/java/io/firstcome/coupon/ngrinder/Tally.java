package io.firstcome.coupon.ngrinder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.grinder.script.GTest;
import org.HdrHistogram.Histogram;
import org.junit.runner.notification.Failure;

/** Counts the tests of all threads. */
final class Tally {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<Integer, OfOneTest> tests = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private long failures;

    private static final class OfOneTest {
        private static final int SIGNIFICANT_DIGITS = 3;

        private final String description;
        private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        private final Map<Integer, Long> statuses = new HashMap<>();
        private long errors;

        OfOneTest(String description) {
            this.description = description;
        }

        TestReport report(int number) {
            return new TestReport(
                    number,
                    description,
                    nanos.getTotalCount() + errors,
                    errors,
                    nanos.getMean() / NANOS_PER_MILLI,
                    nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                    statuses);
        }
    }

    synchronized void add(MeasuredTest measured) {
        GTest test = measured.test();
        OfOneTest figures = tests.computeIfAbsent(test.getNumber(), _ -> new OfOneTest(test.getDescription()));
        if (measured.success()) {
            figures.nanos.recordValue(measured.nanos());
        } else {
            figures.errors++;
        }
        measured.statuses().forEach(status -> figures.statuses.merge(status, 1L, Long::sum));
    }

    synchronized void failed(Failure failure) {
        failures++;
        if (examples.size() < Report.MAX_EXAMPLES) {
            examples.add(
                    failure.getDescription().getMethodName() + ": " + ScriptFailure.reason(failure.getException()));
        }
    }

    synchronized Report report(Duration elapsed) {
        List<TestReport> reports = tests.entrySet().stream()
                .map(test -> test.getValue().report(test.getKey()))
                .toList();
        return new Report(reports, failures, examples, elapsed);
    }
}
