package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.Row.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTextTest {

    private static final BenchSettings SETTINGS = new BenchSettings(5, 1, 1, 4, 100);

    @Test
    void saysWhatIsMetMissedAndNotMeasuredAndHowItWasLastTime() {
        BenchReport last = report(Verdict.MISSED, new Figure(0.5, 0.4, 0.6, 5), List.of());
        BenchReport now = report(Verdict.MET, new Figure(0.7, 0.65, 0.72, 5), List.of("one got two"));
        assertThat(BenchReportText.of(now, Optional.of(last)).lines())
                .anySatisfy(line ->
                        assertThat(words(line)).isEqualTo("intake accept ÷ nothing 0.70 0.65 to 0.72 ≥ 0.60 met 0.50"))
                .anySatisfy(line -> assertThat(words(line)).isEqualTo("latency p50, ms - - ≤ 40.00 too noisy -"))
                .anySatisfy(line -> assertThat(words(line)).isEqualTo("fewer than 5 good rounds"))
                .anySatisfy(line ->
                        assertThat(words(line)).isEqualTo("intake accept 1,234 coupon-api 56; WAL bytes 789.00"))
                .contains("BROKEN: one got two");
        assertThat(BenchReportText.of(last, Optional.empty()))
                .contains("missed")
                .doesNotContain("BROKEN");
    }

    @Test
    void isReadAgainAsItWasWritten() {
        BenchReport report = report(Verdict.MET, new Figure(0.7, 0.65, 0.72, 5), List.of());
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(report), BenchReport.class))
                .isEqualTo(report);
    }

    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private static BenchReport report(Verdict verdict, Figure figure, List<String> broken) {
        Map<String, Double> cpu = Map.of("coupon-api", 56.0);
        Map<String, Double> figures = Map.of("WAL bytes", 789.0);
        return new BenchReport(
                Instant.EPOCH,
                SETTINGS,
                new Machine(2, "some", 4_096, "Linux", "some JVM"),
                List.of(
                        new Row(
                                "intake",
                                "accept ÷ nothing",
                                "",
                                Target.atLeast(0.6),
                                verdict,
                                figure,
                                Map.of(1, 0.7),
                                ""),
                        new Row(
                                "latency",
                                "p50",
                                "ms",
                                Target.atMost(40),
                                Verdict.TOO_NOISY,
                                null,
                                Map.of(),
                                "fewer than 5 good rounds")),
                List.of(new ScenarioSummary("intake", "accept", "a place", 5, 1234.0, cpu, figures)),
                List.of(new Sample(
                        "intake",
                        "accept",
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(1),
                        1234,
                        cpu,
                        figures,
                        null,
                        0)),
                broken);
    }
}
