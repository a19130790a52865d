package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks along every line in the order of its sequence, with what the outbox and the ledger have at each place, and lets
 * each {@link LineWatch} judge it.
 */
final class LinePass {

    private final Sides sides;
    private final LineFigures figures = new LineFigures();
    private final Set<UUID> walked = new HashSet<>();

    LinePass(Sides sides) {
        this.sides = sides;
    }

    void run() throws SQLException {
        try (OutboxWatch outbox = new OutboxWatch(sides, figures);
                RepeatedCustomers repeated = new RepeatedCustomers(sides.intake());
                Rows<LineRow> line = sides.intake().rows(LineRow.ALL_BY_PLACE, LineRow::read);
                Rows<Taken> taken = sides.ledger().rows(Taken.ALL_BY_PLACE, Taken::read)) {
            for (LineRow first = line.peek(); first != null; first = line.peek()) {
                UUID coupon = first.coupon();
                walked.add(coupon);
                List<LineWatch> watches = List.of(
                        new PlacesWatch(sides, figures, coupon),
                        new OpenWatch(sides, coupon),
                        new HoldersWatch(sides, figures, coupon),
                        new ReplayWatch(sides, figures, coupon, repeated.of(coupon)));
                walk(coupon, line, taken, outbox, watches);
            }
            outbox.end();
        }
        reportLinesWithoutMessages();
        figures.report(sides);
    }

    private static void walk(
            UUID coupon, Rows<LineRow> line, Rows<Taken> taken, OutboxWatch outbox, List<LineWatch> watches)
            throws SQLException {
        for (LineRow row = line.peek(); row != null && row.coupon().equals(coupon); row = line.peek()) {
            Taken there = takenAt(row, taken);
            outbox.at(row);
            for (LineWatch watch : watches) {
                switch (row) {
                    case LineRow.Changed changed -> watch.changed(changed);
                    case LineRow.Request request -> watch.request(request, there);
                }
            }
            line.advance();
        }
        watches.forEach(LineWatch::end);
    }

    /**
     * What the ledger has of this very message, its decision before its place on the waiting list. What it has of others
     * at this place is found request by request.
     */
    private static @Nullable Taken takenAt(LineRow row, Rows<Taken> taken) throws SQLException {
        Taken found = null;
        for (Taken next = taken.peek();
                next != null && (next.isBefore(row.coupon(), row.sequence()) || isAt(row, next));
                next = taken.peek()) {
            if (isAt(row, next) && next.requestId().equals(row.id()) && (found == null || found.waits())) {
                found = next;
            }
            taken.advance();
        }
        return found;
    }

    private static boolean isAt(LineRow row, Taken taken) {
        return taken.sequence() == row.sequence() && taken.coupon().equals(row.coupon());
    }

    private void reportLinesWithoutMessages() {
        sides.standing().intake().values().stream()
                .filter(line -> !walked.contains(line.coupon()) && line.nextSequence() > 1)
                .forEach(line -> sides.findings()
                        .violation(
                                Check.SEQUENCES_GAPLESS,
                                "coupon %s: places 1 to %d of its line are empty",
                                line.coupon(),
                                line.nextSequence() - 1));
        sides.standing().ledger().values().stream()
                .filter(line -> !walked.contains(line.coupon()) && line.nextSequence() > 1)
                .forEach(line -> sides.findings()
                        .violation(
                                Check.DECISION_HAS_REQUEST,
                                "coupon %s: the ledger took in %d messages of a line that the intake does not have",
                                line.coupon(),
                                line.nextSequence() - 1));
        figures.lines = walked.size();
    }
}
