package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger's tables say. */
final class LedgerRows {

    record Line(long nextSequence, long lastTicket, long issued, long waiting, int early, int untold) {}

    final JdbcClient jdbc;

    LedgerRows(DataSource database) {
        jdbc = JdbcClient.create(database);
    }

    Line line(CouponId couponId) {
        return jdbc.sql("SELECT * FROM ledger.line WHERE coupon_id = ?")
                .param(couponId.value())
                .query((row, _) -> new Line(
                        row.getLong("next_sequence"),
                        row.getLong("last_ticket"),
                        row.getLong("issued"),
                        row.getLong("waiting"),
                        row.getInt("early"),
                        row.getInt("untold")))
                .optional()
                .orElse(new Line(1, 0, 0, 0, 0, 0));
    }

    Map<RequestId, Decision> decisions(CouponId couponId) {
        Map<RequestId, Decision> decisions = new HashMap<>();
        jdbc.sql("SELECT * FROM ledger.decision WHERE coupon_id = ?")
                .param(couponId.value())
                .query((row, _) -> decisions.put(
                        new RequestId(row.getObject("request_id", UUID.class)),
                        row.getString("reason") == null
                                ? new Decision.Issued(row.getLong("serial"))
                                : new Decision.Refused(RefusalReason.ofCode(row.getString("reason"))
                                        .orElseThrow())))
                .list();
        return decisions;
    }

    List<Instant> decidedAt() {
        return jdbc.sql("SELECT decided_at FROM ledger.decision ORDER BY decided_at")
                .query((row, _) ->
                        row.getObject("decided_at", OffsetDateTime.class).toInstant())
                .list();
    }

    List<Instant> decidedAt(CouponId couponId) {
        return jdbc.sql("SELECT decided_at FROM ledger.decision WHERE coupon_id = ? ORDER BY decided_at")
                .param(couponId.value())
                .query((row, _) ->
                        row.getObject("decided_at", OffsetDateTime.class).toInstant())
                .list();
    }

    /** The paces of all coupons that were in force, one after the other. */
    List<Integer> paces() {
        return jdbc.sql("SELECT issues_per_second::integer FROM ledger.pace ORDER BY since")
                .query(Integer.class)
                .list();
    }

    List<RequestId> holders(CouponId couponId) {
        return jdbc.sql("SELECT request_id FROM ledger.coupon WHERE coupon_id = ? ORDER BY serial")
                .param(couponId.value())
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list();
    }

    List<RequestId> ids(List<IssueRequested> requests) {
        return requests.stream().map(IssueRequested::requestId).toList();
    }

    long count(String table) {
        return jdbc.sql("SELECT count(*) FROM ledger." + table)
                .query(Long.class)
                .single();
    }
}
