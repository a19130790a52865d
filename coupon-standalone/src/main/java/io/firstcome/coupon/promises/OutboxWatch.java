package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Every accepted message stands in the outbox, as often as it was published, and nothing else does. Partitions whose time
 * is over are dropped: of what was accepted before the oldest one, nothing is expected.
 */
final class OutboxWatch implements AutoCloseable {

    /**
     * From when on rows are expected. A bound MINVALUE is no timestamp and a DEFAULT partition has none: both say nothing
     * about what was dropped. A row's time and its message's differ by the length of a transaction: where partitions were
     * dropped, the first minute is left out.
     */
    private static final String EXPECTED_FROM = """
            SELECT oldest + CASE WHEN EXISTS (SELECT FROM intake.terms WHERE changed_at < oldest)
                                 THEN interval '1 minute' ELSE interval '0' END
              FROM (SELECT min(substring(pg_get_expr(part.relpartbound, part.oid)
                                         FROM 'FROM \\(''([^'']+)''\\)')::timestamptz) AS oldest
                      FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid
                     WHERE inhparent = 'intake.outbox'::regclass AND NOT inhdetachpending) partitions
            """;

    private record Bound(@Nullable Instant from) {}

    private final Findings findings;
    private final LineFigures figures;
    private final Rows<OutboxRow> outbox;
    private final @Nullable Instant expectedFrom;

    OutboxWatch(Sides sides, LineFigures figures) throws SQLException {
        this.findings = sides.findings();
        this.figures = figures;
        this.expectedFrom = sides.intake()
                .one(EXPECTED_FROM, row -> {
                    OffsetDateTime from = row.getObject(1, OffsetDateTime.class);
                    return new Bound(from == null ? null : from.toInstant());
                })
                .from();
        figures.outboxSince =
                expectedFrom == null ? "in a time of which partitions are left (none)" : "since " + expectedFrom;
        this.outbox = sides.intake().rows(OutboxRow.ALL_BY_PLACE, OutboxRow::read);
    }

    /** The line's next message. */
    void at(LineRow message) throws SQLException {
        boolean found = false;
        for (OutboxRow next = outbox.peek(); next != null && next.comparePlace(message) <= 0; next = outbox.peek()) {
            figures.outboxRows++;
            if (next.comparePlace(message) == 0) {
                found = true;
                compare(next, message);
            } else {
                neverAccepted(next);
            }
            outbox.advance();
        }
        if (isExpected(message)) {
            figures.outboxExpected++;
            if (!found) {
                findings.violation(
                        Check.ACCEPTED_IS_IN_OUTBOX,
                        "coupon %s: message %s at sequence %d has no row in the outbox: nobody decides it",
                        message.coupon(),
                        message.id(),
                        message.sequence());
            }
        }
    }

    private boolean isExpected(LineRow message) {
        return expectedFrom != null && !message.since().isBefore(expectedFrom);
    }

    private void compare(OutboxRow row, LineRow message) {
        String wrong = row.disagreement(message);
        if (!wrong.isEmpty()) {
            findings.violation(
                    Check.OUTBOX_PAYLOAD_AGREES,
                    "coupon %s: the outbox row %s at sequence %d %s",
                    row.coupon(),
                    row.id(),
                    row.sequence(),
                    wrong);
        }
    }

    private void neverAccepted(OutboxRow row) {
        findings.violation(
                Check.OUTBOX_ROW_WAS_ACCEPTED,
                "coupon %s: the outbox row %s at sequence %d (%s) was never accepted",
                row.coupon(),
                row.id(),
                row.sequence(),
                row.type());
    }

    /** After the last line's last message. */
    void end() throws SQLException {
        for (OutboxRow next = outbox.peek(); next != null; next = outbox.peek()) {
            figures.outboxRows++;
            neverAccepted(next);
            outbox.advance();
        }
    }

    @Override
    public void close() throws SQLException {
        outbox.close();
    }
}
