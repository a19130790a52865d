package io.firstcome.coupon.figures;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.RefusalReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the numbers that are kept beside the lines; nothing is counted row by row. */
@Repository
class FiguresTable {

    /**
     * One statement, which locks nothing: single rows by primary key, a few counts, and of the requests the last that fits
     * and the first that the ledger has not taken in, by the index on the ticket.
     */
    private static final String FIND = """
            SELECT coalesce(line.next_ticket - 1, 0) AS accepted,
                   CASE WHEN line.closed THEN 0 ELSE coalesce(line.capacity - line.next_ticket + 1, 0) END AS free,
                   coalesce(progress.waiting, 0) AS waiting,
                   counted.*,
                   last_place.accepted_at AS sold_out_at,
                   extract(epoch FROM clock_timestamp() - first_undecided.accepted_at)::float8
                       AS oldest_undecided_seconds,
                   clock_timestamp() AS at
              FROM intake.coupon AS coupon
              LEFT JOIN intake.line AS line ON line.coupon_id = coupon.id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = coupon.id
              CROSS JOIN (SELECT coalesce(sum(requests) FILTER (WHERE answer = 'issued'), 0) AS issued,
                                 coalesce(sum(requests) FILTER (WHERE answer = 'sold-out'), 0) AS "sold-out",
                                 coalesce(sum(requests) FILTER (WHERE answer = 'closed'), 0) AS closed,
                                 coalesce(sum(requests) FILTER (WHERE answer = 'customer-limit'), 0) AS "customer-limit",
                                 coalesce(sum(requests) FILTER (WHERE answer = 'failed'), 0) AS failed
                            FROM intake.outcome_count WHERE coupon_id = :coupon) AS counted
              LEFT JOIN intake.issue_request AS last_place
                     ON last_place.coupon_id = coupon.id AND last_place.ticket = line.capacity
              LEFT JOIN intake.issue_request AS first_undecided
                     ON first_undecided.coupon_id = coupon.id
                    AND first_undecided.ticket = coalesce(progress.last_ticket, 0) + 1
             WHERE coupon.id = :coupon
            """;

    private final JdbcClient database;

    FiguresTable(JdbcClient database) {
        this.database = database;
    }

    /** Empty if there is no such campaign; all zero for a draft. */
    Optional<LineFigures> find(CouponId coupon) {
        return database.sql(FIND)
                .param("coupon", coupon.value())
                .query((row, _) -> figures(row))
                .optional();
    }

    private static LineFigures figures(ResultSet row) throws SQLException {
        Map<String, Long> refused = new LinkedHashMap<>();
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(reason.code(), row.getLong(reason.code()));
        }
        OffsetDateTime soldOutAt = row.getObject("sold_out_at", OffsetDateTime.class);
        return new LineFigures(
                row.getLong("accepted"),
                Math.max(0, row.getLong("free")),
                row.getLong("waiting"),
                row.getLong("issued"),
                refused,
                soldOutAt == null ? null : soldOutAt.toInstant(),
                oldest(row),
                instant(row, "at"));
    }

    private static @Nullable Double oldest(ResultSet row) throws SQLException {
        double seconds = row.getDouble("oldest_undecided_seconds");
        return row.wasNull() ? null : Rounded.toTenths(Math.max(0, seconds));
    }
}
