package io.firstcome.coupon.checker;

import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerdictText;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the check of everything came to.
 *
 * @param verdict the seven promises; among their checks are those of {@code verify} and all {@link Rule}s
 */
public record CheckReport(Figures figures, Verdict verdict) {

    /**
     * What happened how often.
     *
     * @param calls everything that was sent over HTTP
     * @param asked requests for a coupon, all repetitions included
     * @param ok of these, answered with a ticket
     * @param refused of these, told that nothing was written
     * @param unknown of these, without an answer that promises anything
     * @param accepted distinct requests that customers were told a ticket of
     * @param published rows of the outbox, those published again included
     * @param republished of these, published again
     * @param records in the topic of the lines; without those that were deleted
     * @param duplicates of these, not the first of their message
     * @param toldAgain decisions that the ledger told once more: of requests that it recognised, or was not sure to have told
     */
    public record Figures(
            long calls,
            long asked,
            long ok,
            long refused,
            long unknown,
            long accepted,
            long published,
            long republished,
            long records,
            long duplicates,
            long toldAgain) {}

    public boolean held() {
        return verdict.held();
    }

    /** Every check and rule that was made, each by its stable name. */
    public List<Finding> findings() {
        return verdict.promises().stream()
                .flatMap(promise -> promise.findings().stream())
                .toList();
    }

    /** The names of the checks and rules that found something. */
    public List<String> broken() {
        return findings().stream()
                .filter(finding -> !finding.held())
                .map(Finding::check)
                .toList();
    }

    /** For a terminal: the figures, then each promise with how it was checked. */
    public String text(Charset terminal) {
        return String.format(
                        Locale.ROOT,
                        "%,d requests: %,d ok, %,d refused, %,d unknown; %,d messages published, %,d of them again;"
                                + " %,d records, %,d of them duplicates; %,d decisions told again%n",
                        figures.asked(),
                        figures.ok(),
                        figures.refused(),
                        figures.unknown(),
                        figures.published(),
                        figures.republished(),
                        figures.records(),
                        figures.duplicates(),
                        figures.toldAgain())
                + new VerdictText(terminal).render(verdict);
    }

    /** For a report file: {@code verdict}, {@code figures}, {@code counts} and {@code promises} with their checks. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", held() ? "held" : "broken");
        json.put("figures", figures);
        json.put("counts", verdict.counts());
        json.put(
                "promises",
                verdict.promises().stream().map(CheckReport::promise).toList());
        return json;
    }

    private static Map<String, Object> promise(PromiseCheck promise) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", promise.name());
        json.put("held", promise.held());
        json.put("checks", promise.findings());
        return json;
    }
}
