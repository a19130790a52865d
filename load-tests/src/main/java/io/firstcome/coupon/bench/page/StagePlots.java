package io.firstcome.coupon.bench.page;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Row;
import io.firstcome.coupon.bench.Sample;
import io.firstcome.coupon.bench.ScenarioSummary;
import io.firstcome.coupon.page.Bars;
import io.firstcome.coupon.page.Columns;
import io.firstcome.coupon.page.Columns.Bound;
import io.firstcome.coupon.page.Columns.Column;
import io.firstcome.coupon.page.Columns.Group;
import io.firstcome.coupon.page.Html;
import io.firstcome.coupon.page.Rounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one stage's figures are made of; every plot also as a table. */
final class StagePlots {

    private static final String NONE = "–";

    private final String stage;
    private final List<Row> rows;
    private final List<ScenarioSummary> scenarios;
    private final List<Sample> samples;
    private final List<Integer> rounds;

    StagePlots(String stage, BenchReport report) {
        this.stage = stage;
        this.rows =
                report.rows().stream().filter(row -> row.stage().equals(stage)).toList();
        this.scenarios = report.scenarios().stream()
                .filter(scenario -> scenario.stage().equals(stage))
                .toList();
        this.samples = report.samples().stream()
                .filter(sample -> sample.stage().equals(stage))
                .toList();
        this.rounds = IntStream.rangeClosed(
                        1, samples.stream().mapToInt(Sample::round).max().orElse(0))
                .boxed()
                .toList();
    }

    /** What each round says of each figure, beside its target. */
    String rounds() {
        return Html.subsection(
                stage,
                Html.paragraph("A column for each round that counts; the dashed line is the target.")
                        + "<div class=\"plots\">\n"
                        + rows.stream().map(this::rounds).collect(Collectors.joining()) + "</div>\n"
                        + table("What the rounds say that count", "figure", rows, Row::heading, this::said));
    }

    private String rounds(Row row) {
        Bound target = new Bound("Target", row.target().value());
        List<Group> groups = rounds.stream()
                .map(round -> group(round, List.of(new Column("", row.rounds().get(round), true))))
                .toList();
        return new Columns(row.name(), row.unit(), target, groups).figure();
    }

    private static Group group(int round, List<Column> columns) {
        return new Group(Integer.toString(round), columns);
    }

    private String said(Row row, int round) {
        Double value = row.rounds().get(round);
        return value == null ? NONE : Rounded.words(value);
    }

    private interface Cell<T> {
        String of(T row, int round);
    }

    /** A column for each round. */
    private <T> String table(String caption, String first, List<T> rows, Function<T, String> name, Cell<T> cell) {
        List<String> columns = Stream.concat(Stream.of(first), rounds.stream().map(round -> "round " + round))
                .toList();
        return Html.details(
                "As a table",
                Html.table(
                        caption,
                        columns,
                        rows.stream()
                                .map(row -> Stream.concat(
                                                Stream.of(name.apply(row)),
                                                rounds.stream().map(round -> cell.of(row, round)))
                                        .toList())
                                .toList()));
    }

    /** Processor time by component, and what else was counted for each thing that is done. */
    String costs() {
        Bars bars = new Bars(
                "Processor time for each by component",
                "µs of user and system time",
                names(ScenarioSummary::cpuMicros),
                scenarios.stream()
                        .map(scenario -> new Bars.Bar(scenario.name(), scenario.cpuMicros()))
                        .toList());
        return Html.subsection(stage, bars.figure() + costsTable());
    }

    private String costsTable() {
        List<String> components = names(ScenarioSummary::cpuMicros);
        List<String> others = names(ScenarioSummary::figures);
        List<String> columns = new ArrayList<>(List.of("", "per second"));
        components.forEach(component -> columns.add(component + ", µs"));
        columns.addAll(others);
        columns.addAll(List.of("good samples", "what it is"));
        return Html.table(
                "The medians of the good samples",
                columns,
                scenarios.stream()
                        .map(scenario -> costs(scenario, components, others))
                        .toList());
    }

    private static List<String> costs(ScenarioSummary scenario, List<String> components, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(scenario.name(), rounded(scenario.perSecond())));
        components.forEach(name -> cells.add(rounded(scenario.cpuMicros().get(name))));
        others.forEach(name -> cells.add(value(scenario.figures().get(name))));
        cells.addAll(List.of(Html.number(scenario.good()), scenario.meaning()));
        return cells;
    }

    private static String rounded(@Nullable Double value) {
        return value == null ? NONE : Html.number(Math.round(value));
    }

    private static String value(@Nullable Double value) {
        return value == null ? NONE : Rounded.words(value);
    }

    private List<String> names(Function<ScenarioSummary, Map<String, Double>> figures) {
        return scenarios.stream()
                .flatMap(scenario -> figures.apply(scenario).keySet().stream())
                .distinct()
                .toList();
    }

    /** What the host's other guests took, sample by sample. */
    String stolen() {
        Bound most = new Bound("At most, or a sample does not count:", BenchSettings.MOST_STOLEN_PERCENT);
        List<Group> groups = rounds.stream()
                .map(round -> group(
                        round,
                        of(round)
                                .map(sample -> new Column(sample.scenario(), sample.stolenPercent(), sample.isGood()))
                                .toList()))
                .toList();
        return Html.subsection(
                stage,
                Html.paragraph(uncounted())
                        + new Columns("Stolen during each sample, by round", "% of the processors' time", most, groups)
                                .figure()
                        + table(
                                "Stolen, % of the processors' time",
                                "scenario", scenarios, ScenarioSummary::name, this::stolen));
    }

    private String uncounted() {
        long stolen = samples.stream()
                .filter(sample -> !sample.isGood() && sample.unexpected() == 0)
                .count();
        long unexpected =
                samples.stream().filter(sample -> sample.unexpected() > 0).count();
        return stolen + unexpected == 0
                ? "All " + samples.size() + " samples count."
                : "Of " + samples.size() + " samples, hollow ones do not count: of " + stolen
                        + " too much was stolen, in " + unexpected
                        + " something else was answered than what was meant.";
    }

    private Stream<Sample> of(int round) {
        return samples.stream().filter(sample -> sample.round() == round);
    }

    private String stolen(ScenarioSummary scenario, int round) {
        return of(round)
                .filter(sample -> sample.scenario().equals(scenario.name()))
                .map(sample -> Html.number(sample.stolenPercent()) + (sample.isGood() ? "" : ", does not count"))
                .findFirst()
                .orElse(NONE);
    }
}
