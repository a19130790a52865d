package io.firstcome.coupon.chaos;

import io.firstcome.coupon.chaos.ChaosStatus.Figures;
import io.firstcome.coupon.chaos.ChaosStatus.PartState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A status as text; rates are those since the status that was rendered before. Used by one thread. */
public final class ChaosScreen {

    private static final int WIDTH_COLUMNS = 110;

    private @Nullable ChaosStatus before;

    /** Faults and rates on one screen, a line each. */
    public List<String> screen(ChaosStatus now) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %02d:%02d   faults %d of %d",
                now.phase(),
                now.elapsed().toMinutes(),
                now.elapsed().toSecondsPart(),
                now.over(),
                now.planned()));
        lines.add("parts    " + parts(now.parts()));
        now.underWay().forEach(fault -> lines.add("fault    " + fault(fault)));
        lines.addAll(rates(now));
        before = now;
        return lines.stream().map(ChaosScreen::cut).toList();
    }

    /** The same in one line. */
    public String line(ChaosStatus now) {
        String faults = now.underWay().stream().map(ChaosScreen::fault).collect(Collectors.joining("; "));
        Figures figures = now.figures();
        String line = String.format(
                Locale.ROOT,
                "%s %02d:%02d  faults %d of %d  accepted %,d (%s/s)  refused %,d  unknown %,d  decided %s  undecided %s  gaps %s%s",
                now.phase(),
                now.elapsed().toMinutes(),
                now.elapsed().toSecondsPart(),
                now.over(),
                now.planned(),
                figures.accepted(),
                rate(
                        now,
                        figures.accepted(),
                        before == null ? 0 : before.figures().accepted()),
                figures.refused(),
                figures.unknown(),
                known(figures.decided()),
                known(figures.undecided()),
                known(figures.gaps()),
                faults.isEmpty() ? "" : "  [" + faults + "]");
        before = now;
        return line;
    }

    private static String parts(List<PartState> parts) {
        return parts.stream()
                .map(part -> part.running() ? part.name() : part.name() + " ENDED")
                .collect(Collectors.joining("  "));
    }

    private static String fault(FaultRecord fault) {
        String what = fault.what().isEmpty() ? "" : ": " + fault.what();
        return fault.planned().kind().code() + " " + fault.stage().words() + what;
    }

    private List<String> rates(ChaosStatus now) {
        Figures figures = now.figures();
        Figures last = before == null ? figures : before.figures();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "customers  accepted %,d (%s/s)  refused %,d (%s/s)  unknown %,d (%s/s)",
                        figures.accepted(),
                        rate(now, figures.accepted(), last.accepted()),
                        figures.refused(),
                        rate(now, figures.refused(), last.refused()),
                        figures.unknown(),
                        rate(now, figures.unknown(), last.unknown())),
                String.format(
                        Locale.ROOT,
                        "ledger     decided %s (%s/s)  undecided %s  gaps open %s",
                        known(figures.decided()),
                        rate(now, figures.decided(), last.decided()),
                        known(figures.undecided()),
                        known(figures.gaps())));
    }

    private static String known(long value) {
        return value < 0 ? "?" : String.format(Locale.ROOT, "%,d", value);
    }

    private String rate(ChaosStatus now, long value, long last) {
        double seconds =
                before == null ? 0 : now.elapsed().minus(before.elapsed()).toMillis() / 1000.0;
        return seconds <= 0 || value < 0 || last < 0
                ? "?"
                : String.format(Locale.ROOT, "%,.0f", (value - last) / seconds);
    }

    private static String cut(String line) {
        return line.length() <= WIDTH_COLUMNS ? line : line.substring(0, WIDTH_COLUMNS - 1) + "…";
    }
}
