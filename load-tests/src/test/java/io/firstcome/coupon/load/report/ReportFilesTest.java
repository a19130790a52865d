package io.firstcome.coupon.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.page.Html;
import io.firstcome.coupon.page.ReachesOut;
import io.firstcome.coupon.page.ReportPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFilesTest {

    @TempDir
    private Path directory;

    @Test
    void thePageNeedsNothingElse() throws IOException {
        assertThat(page(SampleReport.kept())).doesNotContainPattern(ReachesOut.PATTERN);
    }

    @Test
    void everyNumberOfTheJsonStandsOnThePage() throws IOException {
        String page = page(SampleReport.kept());
        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve(ReportFiles.JSON)));

        List<String> numbers = new ArrayList<>();
        collect(json, numbers);

        assertThat(numbers).hasSizeGreaterThan(60).allMatch(number -> page.contains(">" + number + "<"));
    }

    /** But the seed: it is a name and has no separators. */
    private static void collect(JsonNode node, List<String> numbers) {
        if (node.isDouble()) {
            numbers.add(Html.number(node.asDouble()));
        } else if (node.isNumber() && node.asLong() != 987_654) {
            numbers.add(Html.number(node.asLong()));
        }
        node.forEach(child -> collect(child, numbers));
    }

    @Test
    void whatIsMissingIsNoZero() throws IOException {
        String page = page(SampleReport.kept());
        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve(ReportFiles.JSON)));

        assertThat(json.at("/series/samples/0/service/intakeQueue").isNull()).isTrue();
        assertThat(json.at("/latencies/2/p99").isNull()).isTrue();
        assertThat(page).contains("Not measured: waiting to be written.", "<td>not measured</td>");
    }

    @Test
    void theJsonSaysHowItEndedInStableWords() throws IOException {
        page(SampleReport.kept());
        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve(ReportFiles.JSON)));

        assertThat(json.at("/promises/outcome").asString()).isEqualTo("held");
        assertThat(json.at("/run/settings/profile").asString()).isEqualTo("spike");
        assertThat(json.at("/run/settings/seed").asLong()).isEqualTo(987_654);
        assertThat(json.at("/run/openedAt").asString()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(json.at("/outcomes/refused/sold-out").asLong()).isEqualTo(3_850);
    }

    @Test
    void whateverIsNamedIsEscaped() throws IOException {
        String nasty = "<script>alert('1')</script>\" onload=\"x & y";

        assertThat(page(SampleReport.of(nasty, SampleReport.punctuality(List.of(nasty)))))
                .doesNotContain("<script", "onload=\"")
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y");
    }

    @Test
    void aScheduleThatWasNotKeptVoidsTheNumbers() throws IOException {
        assertThat(page(SampleReport.kept())).doesNotContain("void");
        assertThat(page(SampleReport.of("a cluster", SampleReport.punctuality(List.of("too slow")))))
                .contains("rates and latencies below are void")
                .contains("<li>too slow</li>");
    }

    @Test
    void everyPlotIsToldInWords() throws IOException {
        String page = page(SampleReport.kept());

        assertThat(page).contains("aria-label=\"Answers, requests per second. sent: highest 77.75 at 2 s;");
        assertThat(page.split("role=\"img\"", -1)).hasSameSizeAs(page.split("<svg viewBox=\"0 0 720", -1));
    }

    private String page(LoadReport report) throws IOException {
        ReportFiles.write(report, directory);
        return Files.readString(directory.resolve(ReportPlace.HTML));
    }
}
