package io.firstcome.coupon.promises;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * No sliding second has more decisions than the pace that was in force: a permit is one request taken in or released.
 * Permits are given every 100 ms, and what is permitted is decided a moment later, so a second may see two periods more
 * than its ten: the bound is 1.2 times the pace, and one. A lower pace is noted by the first consumer that hears of it,
 * as soon as it keeps it: the others get some time to hear of it too, and all to decide what was permitted before.
 */
final class PacePass {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** As long as a consumer's statement may last. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);

    private static final BigDecimal SLACK = new BigDecimal("1.2");

    /** One row a batch: all decisions of a transaction have its time. */
    private static final String DECISIONS = """
            SELECT decided_at, count(*)
              FROM ledger.decision
             GROUP BY decided_at
             ORDER BY decided_at
            """;

    private static final String PACES = "SELECT since, issues_per_second FROM ledger.pace ORDER BY since";

    private record Decided(Instant at, long number) {}

    private record Pace(Instant since, BigDecimal issuesPerSecond) {

        long bound() {
            return issuesPerSecond
                            .multiply(SLACK)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact()
                    + 1;
        }
    }

    private final Sides sides;
    private final List<Pace> paces = new ArrayList<>();
    private final Deque<Decided> window = new ArrayDeque<>();
    private int inForce;
    private long inWindow;
    private long all;
    private long fullest;
    private long unpaced;
    private boolean exceeded;

    PacePass(Sides sides) {
        this.sides = sides;
    }

    void run() throws SQLException {
        try (Rows<Pace> rows = sides.ledger().rows(PACES, row -> new Pace(instant(row), row.getBigDecimal(2)))) {
            for (Pace pace = rows.peek(); pace != null; pace = rows.peek()) {
                paces.add(pace);
                rows.advance();
            }
        }
        try (Rows<Decided> rows = sides.ledger().rows(DECISIONS, row -> new Decided(instant(row), row.getLong(2)))) {
            for (Decided decided = rows.peek(); decided != null; decided = rows.peek()) {
                slide(decided);
                rows.advance();
            }
        }
        if (unpaced > 0) {
            sides.findings()
                    .violation(Check.DECIDED_WITHIN_PACE, "%,d were decided while no pace was recorded", unpaced);
        }
        report();
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }

    private void slide(Decided decided) {
        all += decided.number();
        inWindow += decided.number();
        window.addLast(decided);
        Instant from = decided.at().minus(WINDOW);
        while (!window.getFirst().at().isAfter(from)) {
            inWindow -= window.removeFirst().number();
        }
        fullest = Math.max(fullest, inWindow);
        long bound = bound(from, decided.at());
        if (bound == 0) {
            unpaced += decided.number();
        } else if (inWindow > bound && !exceeded) {
            sides.findings()
                    .violation(
                            Check.DECIDED_WITHIN_PACE,
                            "in the second up to %s %,d were decided, at most %,d were to be",
                            decided.at(),
                            inWindow,
                            bound);
        }
        exceeded = inWindow > bound;
    }

    /** By the highest pace in force in the window or shortly before, 0 if there was none. */
    private long bound(Instant from, Instant to) {
        Instant heardFrom = from.minus(HEARD_WITHIN);
        while (inForce + 1 < paces.size() && !paces.get(inForce + 1).since().isAfter(heardFrom)) {
            inForce++;
        }
        long bound = 0;
        for (int i = inForce; i < paces.size() && !paces.get(i).since().isAfter(to); i++) {
            bound = Math.max(bound, paces.get(i).bound());
        }
        return bound;
    }

    private void report() {
        sides.findings()
                .checked(
                        Check.DECIDED_WITHIN_PACE,
                        "%,d decisions counted over every sliding second by the ledger's clock: the fullest has %,d, the"
                                + " pace is %s",
                        all,
                        fullest,
                        paces.isEmpty()
                                ? "not recorded"
                                : paces.getLast().issuesPerSecond().toPlainString() + "/s");
    }
}
