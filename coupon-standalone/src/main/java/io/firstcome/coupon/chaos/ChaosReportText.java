package io.firstcome.coupon.chaos;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for a terminal and for a file. */
public final class ChaosReportText {

    private final ChaosReport report;
    private final @Nullable Path kept;

    /** @param kept where logs and history are kept; null if they are gone */
    public ChaosReportText(ChaosReport report, @Nullable Path kept) {
        this.report = report;
        this.kept = kept;
    }

    /** For a terminal of that character set. */
    public String text(Charset terminal) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, "%n%-30s %7s %14s %12s%n", "fault", "struck", "to heal (med.)", "(max.)"));
        for (KindSummary kind : report.byKind()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-30s %7d %14s %12s%n",
                    kind.kind().code(),
                    kind.struck(),
                    seconds(kind.medianHealMillis()),
                    seconds(kind.maxHealMillis())));
            kind.trouble().forEach(why -> text.append("    ").append(why).append('\n'));
        }
        text.append('\n').append(report.check().text(terminal));
        if (!report.drained()) {
            text.append("Not everything that was accepted was worked off in time after healing.\n");
        }
        return text.append(conclusion()).toString();
    }

    private static String seconds(long millis) {
        return millis < 0 ? "-" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private String conclusion() {
        StringBuilder text = new StringBuilder();
        List<String> impossible = report.notPossible();
        if (!impossible.isEmpty()) {
            text.append("Not tried, because it is not possible here: ")
                    .append(String.join(", ", impossible))
                    .append(".\n");
        }
        text.append(
                switch (report.outcome()) {
                    case HELD -> "Nothing was broken.";
                    case BROKEN -> "BROKEN: see above.";
                    case INCOMPLETE -> "Nothing was seen to be broken, but not every fault could be struck: see above.";
                });
        text.append(String.format(
                Locale.ROOT,
                " %d faults in %d s, seed %d.%n",
                report.faults().stream().filter(fault -> fault.struck() != null).count(),
                report.took().toSeconds(),
                report.settings().seed()));
        if (report.outcome() != ChaosReport.Outcome.HELD) {
            text.append("Replay (the same faults, times and choices; the system's scheduling is not replayed):\n  ")
                    .append(report.settings().command())
                    .append('\n');
        }
        if (kept != null) {
            text.append("Logs, history and databases are kept in ").append(kept).append('\n');
        }
        return text.toString();
    }

    /** For a report file. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        json.put("seed", report.settings().seed());
        json.put("command", report.settings().command());
        json.put("tookSeconds", report.took().toSeconds());
        json.put("kinds", report.byKind().stream().map(ChaosReportText::kind).toList());
        json.put("faults", report.faults().stream().map(ChaosReportText::fault).toList());
        json.put("drained", report.drained());
        json.put("check", report.check().json());
        if (kept != null) {
            json.put("kept", kept.toString());
        }
        return json;
    }

    private static Map<String, Object> kind(KindSummary kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.kind().code());
        json.put("struck", kind.struck());
        json.put("medianHealMillis", kind.medianHealMillis());
        json.put("maxHealMillis", kind.maxHealMillis());
        json.put("trouble", kind.trouble());
        return json;
    }

    private static Map<String, Object> fault(FaultRecord fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", fault.planned().number());
        json.put("kind", fault.planned().kind().code());
        json.put("plannedAtMillis", fault.planned().at().toMillis());
        json.put("plannedLastsMillis", fault.planned().lasts().toMillis());
        json.put("stage", fault.stage().words());
        json.put("what", fault.what());
        json.put("struck", String.valueOf(fault.struck()));
        json.put("mended", String.valueOf(fault.mended()));
        json.put("healed", String.valueOf(fault.healed()));
        return json;
    }
}
