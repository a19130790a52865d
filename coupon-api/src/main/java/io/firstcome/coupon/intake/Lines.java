package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Rows of {@code intake.line}. */
final class Lines {

    private Lines() {}

    static Line read(ResultSet row) throws SQLException {
        return new Line(
                new CouponId(row.getObject("coupon_id", UUID.class)),
                row.getLong("next_sequence"),
                row.getLong("next_ticket"),
                row.getLong("capacity"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getBoolean("closed"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
