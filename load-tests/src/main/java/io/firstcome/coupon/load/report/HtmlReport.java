package io.firstcome.coupon.load.report;

import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.sample.Series;
import io.firstcome.coupon.page.Html;
import io.firstcome.coupon.page.Page;
import io.firstcome.coupon.promises.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report as one page that needs nothing else: no script, no network. */
final class HtmlReport {

    private final LoadReport report;

    HtmlReport(LoadReport report) {
        this.report = report;
    }

    String page() {
        String title =
                "Firstcome under load: " + report.run().settings().profile().code();
        Plots plots = new Plots(report.series().samples());
        return Page.of(
                title,
                verdict()
                        + Html.section("What was run", run())
                        + Html.section("Outcomes", outcomes())
                        + Html.section("Latencies", latencies())
                        + Html.section("Over time", plots.figures())
                        + Html.section("Processors", processors())
                        + Html.section("Promises", promises())
                        + Html.section(
                                "The numbers",
                                Html.details("Second by second", plots.table())
                                        + Html.paragraph("The same numbers stand in " + ReportFiles.JSON
                                                + " beside this page.")));
    }

    private String verdict() {
        boolean kept = report.punctuality().kept();
        Judgement.Outcome outcome = report.promises().outcome();
        return Html.verdict(outcome != Judgement.Outcome.BROKEN, "Promises", outcome.words())
                + Html.verdict(kept, "Schedule", kept ? "kept" : "not kept: rates and latencies below are void")
                + (kept ? "" : Html.list(report.punctuality().problems()));
    }

    private String run() {
        LoadSettings settings = report.run().settings();
        return Html.table(
                "Settings",
                List.of("setting", "value"),
                List.of(
                        List.of("profile", settings.profile().code()),
                        List.of("target", report.run().target()),
                        row("warm-up before, s", report.run().warmUpSeconds()),
                        List.of("opened at", report.run().openedAt().toString()),
                        row("highest rate, arrivals per second", settings.ratePerSecond()),
                        row("customers come for, s", settings.seconds()),
                        row("until the last answer, s", report.run().tookSeconds()),
                        row("arrivals", report.run().arrivals()),
                        row("different customers", settings.customers()),
                        row("coupons", settings.coupons()),
                        row("quantity of each", settings.quantity()),
                        List.of("seed", Long.toString(settings.seed())),
                        row("processors of this machine", report.run().processors())));
    }

    private static List<String> row(String name, @Nullable Number value) {
        return List.of(name, Html.number(value));
    }

    private String outcomes() {
        Tally.Counts counts = report.outcomes();
        List<List<String>> rows = new ArrayList<>(List.of(
                row("sent", counts.sent()),
                row("accepted: a new ticket", counts.accepted()),
                row("repeated: the same ticket again", counts.repeated()),
                row("refused in all", counts.refusedInAll())));
        counts.refused().forEach((problem, count) -> rows.add(row("refused: " + problem, count)));
        rows.add(row("unanswered in all", counts.unansweredInAll()));
        counts.unanswered().forEach((why, count) -> rows.add(row("unanswered: " + why, count)));
        rows.add(row("told: issued", counts.issued()));
        rows.add(row("told: refused after the acceptance", counts.refusedLater()));
        rows.add(row("waited for a connection of the driver", counts.heldBack()));
        return Html.table("As the customers saw it", List.of("outcome", "requests"), rows);
    }

    private String latencies() {
        List<List<String>> rows = Stream.concat(
                        report.latencies().stream(),
                        Stream.of(report.punctuality().lateness()))
                .map(HtmlReport::row)
                .toList();
        return Html.paragraph(
                        "From the moment at which a request was due, not from when it was sent: a stall shows in the"
                                + " latencies of all who came meanwhile.")
                + Html.table(
                        "Milliseconds", List.of("", "count", "p50", "p90", "p99", "p99.9", "highest", "meaning"), rows);
    }

    private static List<String> row(Latency latency) {
        return List.of(
                latency.name(),
                Html.number(latency.count()),
                Html.number(latency.p50()),
                Html.number(latency.p90()),
                Html.number(latency.p99()),
                Html.number(latency.p999()),
                Html.number(latency.max()),
                latency.meaning());
    }

    private String processors() {
        Series.Processors processors = report.series().processors();
        List<List<String>> rows = new ArrayList<>(List.of(
                row("looked at for, s", processors.seconds()),
                row("busy, % of their time", processors.busyPercent()),
                row("stolen by the host's other guests, % of their time", processors.stolenPercent())));
        processors
                .usedSeconds()
                .forEach((component, seconds) -> rows.add(row("used by " + component + ", s", seconds)));
        return Html.paragraph("A component's time is user and system time of its processes, as the kernel counts it.")
                + Html.table("From the opening to the last answer", List.of("", "value"), rows);
    }

    private String promises() {
        Judgement judgement = report.promises();
        StringBuilder text = new StringBuilder(Html.paragraph("verify's check of the databases after the run: "
                + judgement.outcome().words() + "."));
        if (!judgement.notes().isEmpty()) {
            text.append(Html.list(judgement.notes()));
        }
        Counts stored = judgement.stored();
        if (stored != null) {
            text.append(stored(stored));
        }
        if (!judgement.promises().isEmpty()) {
            text.append(Html.table(
                    "Promise by promise",
                    List.of("promise", "", "meaning", "checked", "violations"),
                    judgement.promises().stream().map(HtmlReport::row).toList()));
        }
        return text.toString();
    }

    private String stored(Counts stored) {
        List<List<String>> rows = new ArrayList<>(List.of(
                row("coupons that have a line", stored.lines()),
                row("accepted", stored.accepted()),
                row("of these in the warm-up", report.run().warmUpAccepted()),
                row("issued", stored.issued())));
        stored.refused().forEach((reason, count) -> rows.add(row("refused by the ledger: " + reason, count)));
        rows.add(row("on a waiting list", stored.waiting()));
        rows.add(row("undecided", stored.undecided()));
        rows.add(row("decisions that came back to the intake", stored.told()));
        return Html.table("In the databases", List.of("", "count"), rows);
    }

    private static List<String> row(Judgement.Line line) {
        return List.of(
                line.name(),
                line.held() ? "held" : "BROKEN",
                line.meaning(),
                line.checked(),
                String.join("; ", line.violations()));
    }
}
