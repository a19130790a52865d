package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions that are stored and are to be told again. */
@Component
final class StoredDecisions {

    /** One statement, only for repeated requests and for lines with decisions that are marked as untold. */
    private static final String TO_BE_TOLD = """
            SELECT d.*, c.code, c.valid_until
            FROM (
                SELECT unnest(:requests::uuid[]) AS request_id
                UNION
                SELECT request_id FROM ledger.untold WHERE coupon_id = ANY (:coupons::uuid[])) AS wanted
            JOIN ledger.decision d USING (request_id)
            LEFT JOIN ledger.coupon c USING (request_id)
            ORDER BY d.coupon_id, d.ticket""";

    /**
     * Takes the marks away and counts them down in the lines' rows, which it locks first, in the order of their ids as
     * everybody does. One statement, autocommitted.
     */
    private static final String MARK_TOLD = """
            WITH locked AS MATERIALIZED (
                SELECT coupon_id FROM ledger.line
                WHERE coupon_id = ANY (:coupons::uuid[]) ORDER BY coupon_id FOR UPDATE),
            told AS (
                DELETE FROM ledger.untold
                USING unnest(:coupons::uuid[], :requests::uuid[]) AS given (coupon_id, request_id)
                WHERE untold.coupon_id = given.coupon_id AND untold.request_id = given.request_id
                  AND given.coupon_id IN (SELECT coupon_id FROM locked)
                RETURNING untold.coupon_id),
            counted AS (SELECT coupon_id, count(*) AS told FROM told GROUP BY coupon_id)
            UPDATE ledger.line SET untold = line.untold - counted.told
            FROM counted WHERE line.coupon_id = counted.coupon_id""";

    private final JdbcClient jdbc;

    StoredDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The decisions of the requests, as far as they are decided, and those that the lines have not told yet. */
    List<RequestDecided> toBeTold(Collection<RequestId> requests, Collection<CouponId> withUntold) {
        if (requests.isEmpty() && withUntold.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(TO_BE_TOLD)
                .param("requests", Sql.texts(requests, RequestId::toString))
                .param("coupons", Sql.texts(withUntold, CouponId::toString))
                .query((row, _) -> decided(row))
                .list();
    }

    private static RequestDecided decided(ResultSet row) throws SQLException {
        return new RequestDecided(
                new CouponId(row.getObject("coupon_id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                new CustomerId(row.getString("customer_id")),
                row.getLong("sequence"),
                row.getLong("ticket"),
                decision(row),
                coupon(row),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static Decision decision(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? new Decision.Issued(row.getLong("serial"))
                : new Decision.Refused(RefusalReason.ofCode(reason)
                        .orElseThrow(() -> new IllegalStateException("unknown reason '" + reason + "'")));
    }

    private static @Nullable IssuedCoupon coupon(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return code == null
                ? null
                : new IssuedCoupon(
                        new CouponCode(code),
                        row.getObject("valid_until", OffsetDateTime.class).toInstant());
    }

    /** Notes that the decisions are published; returns of how many lines. */
    int markTold(Collection<RequestDecided> decisions) {
        return jdbc.sql(MARK_TOLD)
                .param("coupons", Sql.texts(decisions, RequestDecided::couponId))
                .param("requests", Sql.texts(decisions, RequestDecided::requestId))
                .update();
    }
}
