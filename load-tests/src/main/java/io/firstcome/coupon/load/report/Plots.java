package io.firstcome.coupon.load.report;

import io.firstcome.coupon.load.sample.Sample;
import io.firstcome.coupon.page.Html;
import io.firstcome.coupon.page.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures over time, and their numbers as a table. */
final class Plots {

    private final List<Sample> samples;
    private final List<Double> seconds;

    Plots(List<Sample> samples) {
        this.samples = samples;
        this.seconds = samples.stream().map(Sample::second).toList();
    }

    String figures() {
        return samples.isEmpty()
                ? Html.paragraph("Not measured: the run was over within a second.")
                : all().stream().map(Plot::figure).collect(Collectors.joining());
    }

    private List<Plot> all() {
        return List.of(
                plot(
                        "Answers",
                        "requests per second",
                        line("sent", sample -> sample.customers().sentPerSecond()),
                        line("accepted", sample -> sample.customers().acceptedPerSecond()),
                        line("refused", sample -> sample.customers().refusedPerSecond()),
                        line("unanswered", sample -> sample.customers().unansweredPerSecond())),
                plot(
                        "Decisions and the pace that bounds them",
                        "requests per second",
                        line("decided", sample -> sample.service().decidedPerSecond()),
                        line("pace", sample -> sample.service().pacePerSecond())),
                plot(
                        "Throttle: how often a consumer waited for the pace",
                        "times per second",
                        line("waits", sample -> sample.service().paceWaitsPerSecond())),
                plot(
                        "Queues",
                        "requests",
                        line(
                                "accepted and undecided",
                                sample -> sample.service().undecided()),
                        line("waiting to be written", sample -> sample.service().intakeQueue()),
                        line("calls under way", sample ->
                                (double) sample.customers().underWay())),
                plot(
                        "Accept latency, second by second",
                        "milliseconds",
                        line("p50", sample -> sample.customers().acceptP50Millis()),
                        line("p99", sample -> sample.customers().acceptP99Millis())),
                new Plot("Processors by component", "processors kept busy, user and system", seconds, components()),
                plot(
                        "Processors as a whole",
                        "percent of their time",
                        line("busy", sample -> sample.machine().busyPercent()),
                        line(
                                "stolen by other guests",
                                sample -> sample.machine().stolenPercent())));
    }

    private Plot plot(String title, String unit, Plot.Line... lines) {
        return new Plot(title, unit, seconds, List.of(lines));
    }

    private Plot.Line line(String name, Function<Sample, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        samples.forEach(sample -> values.add(value.apply(sample)));
        return new Plot.Line(name, values);
    }

    private List<Plot.Line> components() {
        return samples.stream()
                .flatMap(sample -> sample.machine().cores().keySet().stream())
                .distinct()
                .map(name -> line(name, sample -> sample.machine().cores().get(name)))
                .toList();
    }

    /** All that is drawn, for those who do not see it or want to calculate. */
    String table() {
        List<Plot> plots = samples.isEmpty() ? List.of() : all();
        List<String> columns = new ArrayList<>(List.of("second"));
        plots.forEach(plot -> plot.lines().forEach(line -> columns.add(line.name() + " (" + plot.unit() + ")")));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            int second = i;
            rows.add(Stream.concat(
                            Stream.of(Html.number(seconds.get(i))),
                            plots.stream()
                                    .flatMap(plot -> plot.lines().stream())
                                    .map(line -> Html.number(line.values().get(second))))
                    .toList());
        }
        return Html.table("Second by second", columns, rows);
    }
}
