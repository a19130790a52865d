package io.firstcome.coupon.promises;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A request as the ledger has taken it in: decided or on the waiting list.
 *
 * @param answer the decision; its outcome is {@value #WAITING} on the waiting list
 */
record Taken(UUID coupon, long sequence, UUID requestId, Answer answer) {

    static final String WAITING = "waiting";

    /** All lines, one after the other, each in the order of its sequence. One statement; PostgreSQL sorts. */
    static final String ALL_BY_PLACE = """
            SELECT coupon_id, sequence, request_id, outcome, serial, reason FROM ledger.decision
            UNION ALL
            SELECT coupon_id, sequence, request_id, 'waiting', NULL, NULL FROM ledger.waiting
             ORDER BY coupon_id, sequence, request_id
            """;

    static Taken read(ResultSet row) throws SQLException {
        return new Taken(
                row.getObject(1, UUID.class), row.getLong(2), row.getObject(3, UUID.class), Answer.read(row, 4));
    }

    boolean waits() {
        return answer.outcome().equals(WAITING);
    }

    /** Whether it stands before the place in the streams' order. */
    boolean isBefore(UUID otherCoupon, long otherSequence) {
        int byCoupon = Uuids.compare(coupon, otherCoupon);
        return byCoupon < 0 || (byCoupon == 0 && sequence < otherSequence);
    }
}
