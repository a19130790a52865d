package io.firstcome.coupon.bench.page;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Figure;
import io.firstcome.coupon.bench.Machine;
import io.firstcome.coupon.bench.Row;
import io.firstcome.coupon.bench.Row.Verdict;
import io.firstcome.coupon.bench.Sample;
import io.firstcome.coupon.page.Html;
import io.firstcome.coupon.page.Page;
import io.firstcome.coupon.page.Rounded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The benchmark's report as a page: the figures first, then what they are made of. */
public final class BenchPage {

    private static final String TITLE = "What Firstcome costs";
    private static final String NONE = "–";

    private final BenchReport report;
    private final Optional<BenchReport> last;
    private final String flames;

    /**
     * @param last the report to compare with
     * @param flames HTML that says where recorded processes spent their time; empty if none was recorded
     */
    public BenchPage(BenchReport report, Optional<BenchReport> last, String flames) {
        this.report = report;
        this.last = last;
        this.flames = flames;
    }

    /** The whole document. */
    public String html() {
        List<StagePlots> stages = report.samples().stream()
                .map(Sample::stage)
                .distinct()
                .map(stage -> new StagePlots(stage, report))
                .toList();
        return Page.of(
                TITLE,
                verdict()
                        + Html.section("Figures", figures())
                        + section("Round by round", stages.stream().map(StagePlots::rounds))
                        + section("What each costs", stages.stream().map(StagePlots::costs))
                        + (flames.isEmpty() ? "" : Html.section("Where the time goes", flames))
                        + section("Was the machine ours?", stages.stream().map(StagePlots::stolen))
                        + Html.section("Settings and machine", settings()));
    }

    private static String section(String title, Stream<String> ofTheStages) {
        String content = ofTheStages.collect(Collectors.joining());
        return content.isEmpty() ? "" : Html.section(title, content);
    }

    private String verdict() {
        String counts = Arrays.stream(Verdict.values())
                .filter(verdict -> count(verdict) > 0)
                .map(verdict -> count(verdict) + " " + verdict.words())
                .collect(Collectors.joining(", "));
        boolean good = report.rows().stream().allMatch(row -> row.verdict() == Verdict.MET);
        String targets = Html.verdict(good, "Targets", counts);
        return report.brokenPromises().isEmpty()
                ? targets
                : Html.verdict(false, "Promises", "BROKEN") + Html.list(report.brokenPromises()) + targets;
    }

    private long count(Verdict verdict) {
        return report.rows().stream().filter(row -> row.verdict() == verdict).count();
    }

    private String figures() {
        return Html.paragraph(
                        "Each figure is the median of what the rounds say in which nothing was wrong. A name with ÷ is"
                                + " a ratio of how much is done per second, both taken within the same round.")
                + Html.table(
                        "Against the targets",
                        List.of("figure", "", "median", "target", "spread", "rounds", "last time", "stage", "remark"),
                        report.rows().stream().map(this::row).toList());
    }

    private List<String> row(Row row) {
        Optional<Figure> figure = Optional.ofNullable(row.figure());
        return List.of(
                row.heading(),
                verdict(row.verdict()),
                figure.map(value -> Rounded.words(value.median())).orElse(NONE),
                unbroken(row.target().words()),
                figure.map(Figure::spread).map(BenchPage::unbroken).orElse(NONE),
                figure.map(value -> Html.number(value.rounds())).orElse(NONE),
                last.flatMap(before -> before.like(row))
                        .map(before -> Rounded.words(before.median()))
                        .orElse(NONE),
                row.stage(),
                row.remark());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case MET -> unbroken("✓ " + verdict.words());
            case MISSED -> unbroken("✗ " + verdict.words());
            case TOO_NOISY, UNEXPECTED, NOT_MEASURED, BROKE_OFF -> verdict.words();
        };
    }

    /** On one line, however narrow the column. */
    private static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }

    private String settings() {
        BenchSettings settings = report.settings();
        Machine machine = report.machine();
        return Html.table(
                        "How was measured",
                        List.of("setting", "value"),
                        List.of(
                                List.of("finished at", report.at().toString()),
                                List.of("rounds, more where too many did not count", Html.number(settings.rounds())),
                                List.of("a sample lasts, s", Html.number(settings.sampleSeconds())),
                                List.of("each scenario warms up for, s", Html.number(settings.warmUpSeconds())),
                                List.of("connections", Html.number(settings.connections())),
                                List.of("customers", Html.number(settings.customers()))))
                + Html.table(
                        "On what",
                        List.of("", "value"),
                        List.of(
                                List.of("processors", Html.number(machine.processors())),
                                List.of("their model", machine.model().isEmpty() ? NONE : machine.model()),
                                List.of("memory, MiB", Html.number(machine.memoryMiB())),
                                List.of("system", machine.system()),
                                List.of("JVM", machine.java())))
                + Html.paragraph("All samples, with the same figures, stand in bench.json beside this page.");
    }
}
