package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.issuing.LedgerStore.Due;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines that go on without a record that comes: of coupons that have, or had, a bound. */
@Component
final class KeptLines {

    /** One statement without locks; it looks only at coupons for which a bound was ever set. */
    private static final String DUE = """
            SELECT line.coupon_id, kept.is_next OR released.can_be AS can_go_on
            FROM ledger.pace_setting
            JOIN ledger.line ON line.coupon_id = pace_setting.subject
            CROSS JOIN LATERAL (
                SELECT line.early > 0 AND EXISTS (
                    SELECT FROM ledger.early
                    WHERE early.coupon_id = line.coupon_id AND early.sequence = line.next_sequence)) AS kept (is_next)
            CROSS JOIN LATERAL (
                SELECT line.waiting > 0 AND (line.closed OR line.issued < line.quantity)) AS released (can_be)
            WHERE kept.is_next OR released.can_be OR line.untold > 0
            ORDER BY line.coupon_id""";

    private final JdbcClient jdbc;

    KeptLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Due> due() {
        return jdbc.sql(DUE)
                .query((row, _) ->
                        new Due(new CouponId(row.getObject("coupon_id", UUID.class)), row.getBoolean("can_go_on")))
                .list();
    }
}
