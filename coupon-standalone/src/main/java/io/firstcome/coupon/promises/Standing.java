package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where each line stands by the rows that are locked for it, on both sides. As many as there are coupons. */
record Standing(Map<UUID, Intake> intake, Map<UUID, Ledger> ledger) {

    /** {@code intake.line}. */
    record Intake(UUID coupon, long nextSequence, long nextTicket, long capacity) {}

    /**
     * {@code ledger.line}.
     *
     * @param rest the terms beside quantity and waiting list; null before the line's first message
     */
    record Ledger(
            UUID coupon,
            long nextSequence,
            long lastTicket,
            long issued,
            long waiting,
            long quantity,
            long waitingList,
            LineRow.@Nullable TermsRow rest) {

        /** Whether these are the terms that the line stands under. */
        boolean hasTerms(@Nullable Terms terms) {
            if (terms == null || rest == null) {
                return terms == null && rest == null;
            }
            return quantity == terms.quantity()
                    && waitingList == terms.waitingList()
                    && rest.equals(new LineRow.TermsRow(
                            terms.perCustomerLimit(),
                            terms.opensAt(),
                            terms.closesAt(),
                            terms.validUntil(),
                            terms.closed()));
        }
    }

    private static final String INTAKE_LINES =
            "SELECT coupon_id, next_sequence, next_ticket, capacity FROM intake.line";

    private static final String LEDGER_LINES = """
            SELECT coupon_id, next_sequence, last_ticket, issued, waiting, quantity, waiting_list,
                   per_customer_limit, opens_at, closes_at, valid_until, closed
              FROM ledger.line
            """;

    static Standing load(Snapshot intake, Snapshot ledger) throws SQLException {
        Standing standing = new Standing(new HashMap<>(), new HashMap<>());
        try (Rows<Intake> rows = intake.rows(
                INTAKE_LINES,
                row -> new Intake(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), row.getLong(4)))) {
            for (Intake line = rows.peek(); line != null; line = rows.peek()) {
                standing.intake.put(line.coupon(), line);
                rows.advance();
            }
        }
        try (Rows<Ledger> rows = ledger.rows(LEDGER_LINES, Standing::readLedger)) {
            for (Ledger line = rows.peek(); line != null; line = rows.peek()) {
                standing.ledger.put(line.coupon(), line);
                rows.advance();
            }
        }
        return standing;
    }

    private static Ledger readLedger(ResultSet row) throws SQLException {
        return new Ledger(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getObject(9) == null ? null : LineRow.TermsRow.read(row, 8));
    }

    /** The place that the ledger decides next; 1 if it does not know the line. */
    long decidedUpTo(UUID coupon) {
        Ledger line = ledger.get(coupon);
        return line == null ? 1 : line.nextSequence();
    }
}
