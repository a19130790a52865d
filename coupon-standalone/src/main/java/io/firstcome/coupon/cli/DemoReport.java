package io.firstcome.coupon.cli;

import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerdictText;
import io.firstcome.coupon.rush.RushReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a demo shows at its end.
 *
 * @param stealPercent processor time that went to the machine's other guests meanwhile
 */
record DemoReport(long seed, RushReport rush, Verdict verdict, double stealPercent) {

    /** Above this the latencies say more about the neighbours than about us. */
    private static final double NOISY_PERCENT = 10;

    void print(PrintWriter out) {
        RushReport.Counts counts = rush.counts();
        out.printf("%n%-34s %,12d%n", "customers", counts.customers());
        out.printf("%-34s %,12d%n", "requests sent", counts.sent());
        out.printf("%-34s %,12d%n", "accepted (each with a ticket)", counts.accepted());
        out.printf("%-34s %,12d%n", "issued", counts.issued());
        out.printf("%-34s %,12d%n", "sold out", counts.soldOut());
        out.printf("%-34s %,12d%n", "refused (too early, no such coupon)", counts.refused());
        out.printf("%-34s %,12d%n", "repeated (same ticket again)", counts.repeated());
        out.printf("%-34s %,12d%n", "unknown (answer lost, asked again)", counts.unknown());
        out.printf("%n%-34s %12s %12s%n", "milliseconds", "p50", "p99");
        out.printf(
                "%-34s %,12.1f %,12.1f%n",
                "accept", rush.accept().p50(), rush.accept().p99());
        out.printf(
                "%-34s %,12.1f %,12.1f%n",
                "request to decision", rush.decision().p50(), rush.decision().p99());
        if (stealPercent > NOISY_PERCENT) {
            out.printf(
                    "(%.1f %% of the processors was stolen meanwhile: too noisy for these to mean much)%n",
                    stealPercent);
        }
        out.println();
        out.print(new VerdictText(System.out.charset()).render(verdict));
        out.flush();
    }

    void writeJson(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", verdict.held() ? "held" : "broken");
        json.put("seed", seed);
        json.put("counts", rush.counts());
        json.put(
                "promises", verdict.promises().stream().map(DemoReport::promise).toList());
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("accept", rush.accept());
        latency.put("decision", rush.decision());
        json.put("latencyMillis", latency);
        json.put("stealPercent", stealPercent);
        JsonTarget.write(file, json);
    }

    private static Map<String, Object> promise(PromiseCheck promise) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", promise.name());
        json.put("held", promise.held());
        json.put("checked", promise.checked());
        return json;
    }
}
