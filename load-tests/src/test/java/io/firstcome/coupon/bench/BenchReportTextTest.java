package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTextTest {

    private static final BenchSettings SETTINGS = new BenchSettings(5, 1, 1, 4, 100);

    @Test
    void saysWhatIsMetMissedAndTooNoisyAndHowItWasLastTime() {
        BenchReport last = report(new Ratio(0.5, 0.4, 0.6, 5));
        BenchReport now = report(new Ratio(0.7, 0.65, 0.72, 5));
        assertThat(BenchReportText.of(now, Optional.of(last)).lines())
                .anySatisfy(line -> assertThat(line.split(" +", -1))
                        .containsExactly("accept", "÷", "nothing", "0.70", "0.65", "to", "0.72", "0.60", "met", "0.50"))
                .anySatisfy(line -> assertThat(line.split(" +", -1))
                        .containsExactly("accept", "÷", "plain", "-", "too", "noisy", "2.50", "-"))
                .anySatisfy(line ->
                        assertThat(line.split(" +", -1)).containsExactly("accept", "1,234", "coupon-api", "56"));
        assertThat(BenchReportText.of(last, Optional.empty())).contains("missed");
        assertThat(now.isComplete()).isFalse();
    }

    @Test
    void isReadAgainAsItWasWritten() {
        BenchReport report = report(new Ratio(0.7, 0.65, 0.72, 5));
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readValue(json.writeValueAsString(report), BenchReport.class))
                .isEqualTo(report);
    }

    private static BenchReport report(Ratio ratio) {
        return new BenchReport(
                SETTINGS,
                2,
                List.of(new Comparison("accept", "nothing", 0.6, ratio), new Comparison("accept", "plain", 2.5, null)),
                List.of(new ScenarioSummary("accept", "a place", 5, 1234.0, Map.of("coupon-api", 56.0))),
                List.of(new Sample("accept", 1, 1234, Map.of("coupon-api", 56.0), null, 0)));
    }
}
