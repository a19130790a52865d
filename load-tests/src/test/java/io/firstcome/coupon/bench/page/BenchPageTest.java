package io.firstcome.coupon.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.page.ReachesOut;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchPageTest {

    private static final BenchReport REPORT = SampleBench.of(0.47, "HTTP costs most of it", List.of());

    @Test
    void needsNothingElse() {
        assertThat(page(REPORT)).doesNotContainPattern(ReachesOut.PATTERN);
    }

    @Test
    void theFiguresComeFirstWithWhatWasNotMeasuredAndHowItWasLastTime() {
        BenchReport before = SampleBench.of(0.39, "", List.of());

        assertThat(new BenchPage(REPORT, Optional.of(before), "").html().replace('\u00a0', ' '))
                .contains("<p class=\"verdict bad\">Targets: <strong>1 missed, 1 not measured</strong>")
                .containsSubsequence(
                        "<th scope=\"row\">accept ÷ nothing</th><td>✗ missed</td><td>0.47</td><td>≥ 0.60</td>"
                                + "<td>0.41 to 0.53</td><td>6</td><td>0.39</td><td>intake</td><td>HTTP costs most of it</td>",
                        "<th scope=\"row\">p50, ms</th><td>not measured</td><td>–</td><td>≤ 40.00</td>"
                                + "<td>–</td><td>–</td><td>–</td><td>latency</td><td>not asked for</td>",
                        "Round by round");
    }

    @Test
    void aRoundThatDoesNotCountKeepsItsPlace() {
        assertThat(page(REPORT))
                .contains("aria-label=\"accept ÷ nothing. Target 0.6. 1: 0.41; 2: not measured; 3: 0.53.\"")
                .contains("<th scope=\"row\">accept ÷ nothing</th><td>0.41</td><td>–</td><td>0.53</td>");
    }

    @Test
    void costsAreToldByComponentWithWhatElseWasCounted() {
        assertThat(page(REPORT))
                .contains("742", "230", "<td>789.12</td><td>2</td><td>a place in line</td>")
                .contains("accept: ");
    }

    @Test
    void samplesThatDoNotCountAreMarked() {
        assertThat(page(REPORT))
                .contains("Of 3 samples, hollow ones do not count: of 1 too much was stolen, in 0 something")
                .contains("1: accept 1.5; 2: accept 12.25 (does not count); 3: accept 3.5.")
                .contains("<th scope=\"row\">accept</th><td>1.5</td><td>12.25, does not count</td><td>3.5</td>");
    }

    @Test
    void brokenPromisesComeBeforeEverything() {
        assertThat(page(SampleBench.of(0.7, "", List.of("one <got> two"))))
                .containsSubsequence("Promises: <strong>BROKEN", "<li>one &lt;got&gt; two</li>", "Targets:");
        assertThat(page(REPORT)).doesNotContain("BROKEN");
    }

    @Test
    void whereTheTimeGoesIsSaidIfItWasRecorded() {
        assertThat(page(REPORT)).doesNotContain("Where the time goes");
        assertThat(new BenchPage(REPORT, Optional.empty(), "<p>flames</p>").html())
                .containsSubsequence("Where the time goes", "<p>flames</p>");
    }

    private static String page(BenchReport report) {
        return new BenchPage(report, Optional.empty(), "").html();
    }
}
