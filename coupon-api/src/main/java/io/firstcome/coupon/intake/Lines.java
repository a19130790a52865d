package io.firstcome.coupon.intake;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of {@code intake.line}. */
final class Lines {

    /** The columns that {@link #read} reads. */
    static final String COLUMNS =
            "coupon_id, next_sequence, next_ticket, capacity, opens_at, closes_at, closed, paused, per_customer_limit";

    private Lines() {}

    static Line read(ResultSet row) throws SQLException {
        return new Line(
                new CouponId(row.getObject("coupon_id", UUID.class)),
                row.getLong("next_sequence"),
                row.getLong("next_ticket"),
                row.getLong("capacity"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getBoolean("closed"),
                row.getBoolean("paused"),
                row.getInt("per_customer_limit"));
    }
}
