package io.firstcome.coupon.chaos;

import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** How far the lines are, at the intake and in the ledger, whose databases may be two. Sums over lines, not over requests. */
final class Lines {

    private static final int PATIENCE_SECONDS = 5;
    private static final String AT_INTAKE = "SELECT coupon_id::text, next_sequence FROM intake.line";
    private static final String IN_LEDGER = "SELECT coupon_id::text, next_sequence + early FROM ledger.line";
    private static final String DECIDED = "SELECT 'decided', coalesce(sum(last_ticket - waiting), 0) FROM ledger.line";
    private static final String GAPS = "SELECT 'gaps', count(*) FROM intake.healing";

    private final DatabaseAddress intake;
    private final DatabaseAddress ledger;

    Lines(DatabaseAddress intake, DatabaseAddress ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    /** Each line's next place. */
    Map<String, Long> accepted() throws SQLException {
        return read(intake, AT_INTAKE);
    }

    /** How many places of these the ledger neither took in nor keeps: what a slow pace holds up has arrived. */
    long undecidedOf(Map<String, Long> accepted) throws SQLException {
        Map<String, Long> decided = read(ledger, IN_LEDGER);
        return accepted.entrySet().stream()
                .mapToLong(line -> Math.max(0, line.getValue() - decided.getOrDefault(line.getKey(), 1L)))
                .sum();
    }

    long decided() throws SQLException {
        return read(ledger, DECIDED).getOrDefault("decided", 0L);
    }

    /** Gaps that are being published again. */
    long gaps() throws SQLException {
        return read(intake, GAPS).getOrDefault("gaps", 0L);
    }

    private static Map<String, Long> read(DatabaseAddress database, String sql) throws SQLException {
        Map<String, Long> values = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return values;
    }
}
