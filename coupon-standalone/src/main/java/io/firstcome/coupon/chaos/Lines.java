package io.firstcome.coupon.chaos;

import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How far the lines are, at the intake and in the ledger, whose databases may be two. Sums over lines, not over requests. */
final class Lines {

    private static final int PATIENCE_SECONDS = 5;
    private static final String AT_INTAKE = "SELECT coupon_id::text, next_sequence FROM intake.line";
    private static final String IN_LEDGER = "SELECT coupon_id::text, next_sequence FROM ledger.line";
    private static final String KEPT = "SELECT coupon_id::text, sequence FROM ledger.early";
    private static final String DECIDED = "SELECT '', coalesce(sum(last_ticket - waiting), 0) FROM ledger.line";
    private static final String GAPS =
            "SELECT '', (SELECT count(*) FROM intake.healing) + (SELECT count(*) FROM intake.untold)";

    private final DatabaseAddress intake;
    private final DatabaseAddress ledger;

    Lines(DatabaseAddress intake, DatabaseAddress ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    /** Each line's next place. */
    Map<String, Long> accepted() throws SQLException {
        Map<String, Long> places = new HashMap<>();
        read(intake, AT_INTAKE, places::put);
        return places;
    }

    /** How many places of these the ledger neither took in nor keeps: what a slow pace holds up has arrived. */
    long undecidedOf(Map<String, Long> accepted) throws SQLException {
        Map<String, Long> open = new HashMap<>(accepted);
        open.replaceAll((_, next) -> next - 1);
        // what is taken in between the two is counted as open once more, never twice as done
        read(ledger, IN_LEDGER, (coupon, next) -> open.merge(coupon, 1 - next, Long::sum));
        read(ledger, KEPT, (coupon, sequence) -> {
            if (sequence < accepted.getOrDefault(coupon, 0L)) {
                open.merge(coupon, -1L, Long::sum);
            }
        });
        return open.values().stream().mapToLong(places -> Math.max(0, places)).sum();
    }

    long decided() throws SQLException {
        return one(ledger, DECIDED);
    }

    /** Lines of which messages are being published again: a place is missing, or they stand still. */
    long gaps() throws SQLException {
        return one(intake, GAPS);
    }

    private static long one(DatabaseAddress database, String sql) throws SQLException {
        AtomicLong value = new AtomicLong();
        read(database, sql, (_, number) -> value.set(number));
        return value.get();
    }

    private interface Row {
        void of(String name, long number);
    }

    private static void read(DatabaseAddress database, String sql, Row each) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    each.of(rows.getString(1), rows.getLong(2));
                }
            }
        }
    }
}
