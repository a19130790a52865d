package io.firstcome.coupon.wallet;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.contract.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the coupons that customers hold. */
@Repository
class HeldCoupons {

    /** One statement, locks nothing: as many rows as are asked for, by the index {@code outcome_wallet}. */
    private static final String READ = """
            SELECT held.coupon_id, coupon.name, held.code, held.serial, held.valid_until, held.decided_at,
                   held.request_id,
                   CASE WHEN coupon.state = 'cancelled' THEN 'cancelled'
                        WHEN held.valid_until <= clock_timestamp() THEN 'expired'
                        ELSE 'valid' END AS state
              FROM intake.outcome AS held
              JOIN intake.coupon ON coupon.id = held.coupon_id
             WHERE held.customer_id = :customer AND held.outcome = 'issued'
               AND (held.decided_at, held.request_id) < (:at, :id)
             ORDER BY held.decided_at DESC, held.request_id DESC
             LIMIT :limit
            """;

    private final JdbcClient database;

    HeldCoupons(JdbcClient database) {
        this.database = database;
    }

    /** The newest first. */
    List<HeldCoupon> find(CustomerId customer, Cursor after, int limit) {
        return database.sql(READ)
                .param("customer", customer.value())
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("limit", limit)
                .query((row, _) -> held(row))
                .list();
    }

    private static HeldCoupon held(ResultSet row) throws SQLException {
        return new HeldCoupon(
                row.getObject("coupon_id", UUID.class),
                row.getString("name"),
                row.getString("code"),
                row.getLong("serial"),
                row.getString("state"),
                instant(row, "valid_until"),
                instant(row, "decided_at"),
                row.getObject("request_id", UUID.class));
    }
}
