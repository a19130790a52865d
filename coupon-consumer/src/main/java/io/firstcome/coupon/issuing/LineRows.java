package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.ledger.LineState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines' rows, locked. */
@Component
final class LineRows {

    /** Locks the lines in the order of their ids. One statement. */
    private static final String LOCK = """
            SELECT coupon_id, quantity, waiting_list, per_customer_limit, opens_at, closes_at, valid_until, closed,
                   next_sequence, last_ticket, issued, waiting, early, untold
            FROM ledger.line
            WHERE coupon_id = ANY (:ids::uuid[])
            ORDER BY coupon_id
            FOR UPDATE""";

    /** Makes the rows of lines that are new. One statement, and {@link #LOCK} once more: only where a row is missing. */
    private static final String ADD_MISSING = """
            INSERT INTO ledger.line (coupon_id)
            SELECT id FROM unnest(:ids::uuid[]) AS id ORDER BY id
            ON CONFLICT DO NOTHING""";

    private static final String NEXT_SEQUENCE = """
            SELECT next_sequence FROM ledger.line WHERE coupon_id = :id::uuid""";

    private final JdbcClient jdbc;

    LineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lines, each locked until the transaction ends. */
    Map<CouponId, StoredLine> lock(Collection<CouponId> couponIds) {
        String[] ids = Sql.texts(couponIds, CouponId::toString);
        Map<CouponId, StoredLine> locked = select(ids);
        if (locked.size() == couponIds.size()) {
            return locked;
        }
        jdbc.sql(ADD_MISSING).param("ids", ids).update();
        return select(ids);
    }

    private Map<CouponId, StoredLine> select(String[] ids) {
        return jdbc.sql(LOCK).param("ids", ids).query((row, _) -> line(row)).list().stream()
                .collect(Collectors.toMap(line -> line.state().couponId(), Function.identity()));
    }

    /** The place of the message that is decided next, read without a lock; 1 if nothing is known of the line. */
    long nextSequence(CouponId couponId) {
        return jdbc.sql(NEXT_SEQUENCE)
                .param("id", couponId.toString())
                .query(Long.class)
                .optional()
                .orElse(1L);
    }

    private static StoredLine line(ResultSet row) throws SQLException {
        LineState state = new LineState(
                new CouponId(row.getObject("coupon_id", UUID.class)),
                terms(row),
                row.getLong("next_sequence"),
                row.getLong("last_ticket"),
                row.getLong("issued"),
                row.getLong("waiting"));
        return new StoredLine(state, row.getInt("early"), row.getInt("untold"));
    }

    private static @Nullable Terms terms(ResultSet row) throws SQLException {
        long quantity = row.getLong("quantity");
        if (row.wasNull()) {
            return null;
        }
        return new Terms(
                quantity,
                row.getLong("waiting_list"),
                row.getInt("per_customer_limit"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                instant(row, "valid_until"),
                row.getBoolean("closed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
