package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** {@code intake.line_progress}: how far each line is decided. It only ever moves on. */
@Repository
class LineProgressTable {

    /** The columns that {@link #progress} reads. */
    static final String COLUMNS =
            "progress.next_sequence, progress.last_ticket, progress.issued, progress.waiting, progress.quantity,"
                    + " progress.closed";

    /** One statement per batch; locks the lines' rows, in the order of their ids. */
    private static final String ADVANCE = """
            INSERT INTO intake.line_progress AS known
                   (coupon_id, next_sequence, last_ticket, issued, waiting, quantity, closed, progressed_at)
            SELECT told.*, clock_timestamp()
              FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[]) AS told
            ON CONFLICT (coupon_id) DO UPDATE SET
                next_sequence = excluded.next_sequence, last_ticket = excluded.last_ticket, issued = excluded.issued,
                waiting = excluded.waiting, quantity = excluded.quantity, closed = excluded.closed,
                progressed_at = excluded.progressed_at
             WHERE excluded.next_sequence > known.next_sequence
                OR excluded.next_sequence = known.next_sequence AND excluded.waiting < known.waiting
            """;

    private static final String LATEST = "SELECT progress.coupon_id, " + COLUMNS
            + " FROM intake.line_progress AS progress ORDER BY progress.progressed_at DESC LIMIT ?";

    private static final String FIND = "SELECT progress.coupon_id, " + COLUMNS
            + " FROM intake.line_progress AS progress WHERE progress.coupon_id = ANY (?)";

    private final JdbcClient database;

    LineProgressTable(JdbcClient database) {
        this.database = database;
    }

    /** Stores what supersedes the stored, in the caller's transaction; at most one per coupon. */
    void advance(Collection<LineProgressed> progress) {
        if (progress.isEmpty()) {
            return;
        }
        List<LineProgressed> told = progress.stream()
                .sorted(Comparator.comparing(one -> one.couponId().value()))
                .toList();
        database.sql(ADVANCE)
                .param(column("uuid", told, one -> one.couponId().value()))
                .param(column("int8", told, LineProgressed::nextSequence))
                .param(column("int8", told, LineProgressed::lastTicket))
                .param(column("int8", told, LineProgressed::issued))
                .param(column("int8", told, LineProgressed::waiting))
                .param(column("int8", told, LineProgressed::quantity))
                .param(column("bool", told, LineProgressed::closed))
                .update();
    }

    private static SqlArrayValue column(
            String type, List<LineProgressed> told, Function<LineProgressed, Object> value) {
        return new SqlArrayValue(type, told.stream().map(value).toArray());
    }

    /** One statement, by the primary key; none if there are no lines. Locks nothing. */
    List<LineProgressed> find(Collection<CouponId> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        return database.sql(FIND)
                .param(new SqlArrayValue(
                        "uuid", lines.stream().map(CouponId::value).toArray()))
                .query((row, _) -> progress(row))
                .list();
    }

    /** The lines that moved last, the last one first. Reads the table as a whole: for the start only. */
    List<LineProgressed> latest(int limit) {
        return database.sql(LATEST)
                .param(limit)
                .query((row, _) -> progress(row))
                .list();
    }

    private static LineProgressed progress(ResultSet row) throws SQLException {
        return progress(new CouponId(row.getObject("coupon_id", UUID.class)), row);
    }

    static LineProgressed progress(CouponId coupon, ResultSet row) throws SQLException {
        return new LineProgressed(
                coupon,
                row.getLong("next_sequence"),
                row.getLong("last_ticket"),
                row.getLong("issued"),
                row.getLong("waiting"),
                row.getLong("quantity"),
                row.getBoolean("closed"));
    }
}
