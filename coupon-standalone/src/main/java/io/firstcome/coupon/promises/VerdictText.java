package io.firstcome.coupon.promises;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verdict as plain text for a terminal: a line of counts, then each promise with how it was checked. */
public final class VerdictText {

    private static final int WIDTH_COLUMNS = 110;
    private static final String INDENT = "    ";

    private final String held;
    private final String broken;

    /** @param terminal where the text goes; marks that it cannot show are replaced by words */
    public VerdictText(Charset terminal) {
        boolean marks = terminal.newEncoder().canEncode("✓✗");
        this.held = marks ? "✓" : "ok    ";
        this.broken = marks ? "✗" : "BROKEN";
    }

    /** The verdict as lines, each ended by a line feed. */
    public String render(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append(counts(verdict.counts())).append('\n');
        for (PromiseCheck promise : verdict.promises()) {
            text.append('\n')
                    .append(promise.held() ? held : broken)
                    .append(' ')
                    .append(String.format("%-24s", promise.name()))
                    .append(promise.promise().meaning())
                    .append('\n');
            promise.findings().forEach(finding -> finding(text, finding));
        }
        text.append('\n').append(conclusion(verdict)).append('\n');
        return text.toString();
    }

    private static String counts(Counts counts) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d lines: %,d accepted, %,d issued, %,d refused",
                counts.lines(),
                counts.accepted(),
                counts.issued(),
                counts.refusedInAll()));
        if (!counts.refused().isEmpty()) {
            List<String> reasons = new ArrayList<>();
            counts.refused()
                    .forEach((reason, number) -> reasons.add(String.format(Locale.ROOT, "%,d %s", number, reason)));
            text.append(" (").append(String.join(", ", reasons)).append(')');
        }
        return text.append(String.format(
                        Locale.ROOT,
                        ", %,d waiting, %,d undecided, %,d told",
                        counts.waiting(),
                        counts.undecided(),
                        counts.told()))
                .toString();
    }

    private void finding(StringBuilder text, Finding finding) {
        wrap(text, INDENT + (finding.held() ? held : broken) + " ", finding.checked());
        if (!finding.held()) {
            wrap(
                    text,
                    INDENT + INDENT,
                    String.format(
                            Locale.ROOT,
                            "%s: %,d violation%s%s",
                            finding.check(),
                            finding.violations(),
                            finding.violations() == 1 ? "" : "s",
                            finding.violations() > finding.examples().size()
                                    ? ", the first " + finding.examples().size()
                                    : ""));
            finding.examples().forEach(example -> wrap(text, INDENT + INDENT + "- ", example));
        }
    }

    private static String conclusion(Verdict verdict) {
        String brokenOnes = verdict.promises().stream()
                .filter(promise -> !promise.held())
                .map(PromiseCheck::name)
                .collect(Collectors.joining(", "));
        return brokenOnes.isEmpty()
                ? "All " + verdict.promises().size() + " promises held."
                : "Broken: " + brokenOnes + ".";
    }

    /** Breaks at spaces; further lines stand under the first one's text. */
    private static void wrap(StringBuilder text, String start, String words) {
        String next = " ".repeat(start.length());
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH_COLUMNS) {
                text.append(line).append('\n');
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line).append('\n');
    }
}
