package io.firstcome.coupon.issuing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.issuing.LedgerStore.First;
import io.firstcome.coupon.ledger.Held;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of the stored lines a batch touches; read under the lines' locks. */
@Component
final class TouchedRows {

    /**
     * The first kept messages of each line. One statement, only for lines that keep some. It begins at the next place:
     * before it there may be many index entries of messages that are gone.
     */
    private static final String EARLY = """
            SELECT e.payload
            FROM unnest(:ids::uuid[], :next::bigint[], :limits::bigint[]) AS given (coupon_id, next, most)
            CROSS JOIN LATERAL (
                SELECT payload FROM ledger.early
                WHERE coupon_id = given.coupon_id AND sequence >= given.next
                ORDER BY sequence LIMIT given.most) AS e""";

    /** The first who wait in each line. One statement, only for lines of which some can be released. */
    private static final String FIRST_WAITING = """
            SELECT w.*
            FROM unnest(:ids::uuid[], :limits::bigint[]) AS given (coupon_id, most)
            CROSS JOIN LATERAL (
                SELECT * FROM ledger.waiting
                WHERE coupon_id = given.coupon_id ORDER BY ticket LIMIT given.most) AS w""";

    /**
     * What the customers have, as far as they have something. One statement, two index look-ups a customer: as counts of
     * each customer's own the planner cannot join all of the batch to all of the coupon, which it takes for cheaper as
     * long as it knows nothing of a line that has just opened.
     */
    static final String HELD = """
            SELECT given.coupon_id, given.customer_id, issued, waiting
            FROM unnest(:ids::uuid[], :customers::text[]) AS given (coupon_id, customer_id)
            CROSS JOIN LATERAL (
                SELECT count(*) AS issued FROM ledger.coupon
                WHERE coupon_id = given.coupon_id AND customer_id = given.customer_id) AS coupons
            CROSS JOIN LATERAL (
                SELECT count(*) AS waiting FROM ledger.waiting
                WHERE coupon_id = given.coupon_id AND customer_id = given.customer_id) AS places
            WHERE issued + waiting > 0""";

    private final JdbcClient jdbc;

    TouchedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<CouponId, List<LineMessage>> early(Collection<First> firsts) {
        if (firsts.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(EARLY)
                .param("ids", Sql.texts(firsts, First::couponId))
                .param("next", Sql.texts(firsts, First::nextSequence))
                .param("limits", Sql.texts(firsts, First::limit))
                .query((row, _) -> message(row.getString("payload")))
                .list()
                .stream()
                .collect(groupingBy(LineMessage::couponId));
    }

    private static LineMessage message(String payload) {
        return switch (LineJson.read(payload.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<LineMessage>(LineMessage message) -> message;
            case Reading.Unreadable<LineMessage>(String cause) ->
                throw new IllegalStateException("an early message was kept that cannot be read: " + cause);
        };
    }

    Map<CouponId, List<IssueRequested>> firstWaiting(Collection<First> firsts) {
        if (firsts.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(FIRST_WAITING)
                .param("ids", Sql.texts(firsts, First::couponId))
                .param("limits", Sql.texts(firsts, First::limit))
                .query((row, _) -> waiting(row))
                .list()
                .stream()
                .collect(groupingBy(IssueRequested::couponId));
    }

    private static IssueRequested waiting(ResultSet row) throws SQLException {
        return new IssueRequested(
                new RequestId(row.getObject("request_id", UUID.class)),
                new CouponId(row.getObject("coupon_id", UUID.class)),
                row.getLong("sequence"),
                row.getLong("ticket"),
                new CustomerId(row.getString("customer_id")),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant());
    }

    Map<CouponId, Map<CustomerId, Held>> held(Collection<IssueRequested> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        record Row(CouponId couponId, CustomerId customerId, Held held) {}
        record Who(CouponId couponId, CustomerId customerId) {}
        List<Who> who = requests.stream()
                .map(request -> new Who(request.couponId(), request.customerId()))
                .distinct()
                .toList();
        return jdbc
                .sql(HELD)
                .param("ids", Sql.texts(who, Who::couponId))
                .param("customers", Sql.texts(who, Who::customerId))
                .query((row, _) -> new Row(
                        new CouponId(row.getObject("coupon_id", UUID.class)),
                        new CustomerId(row.getString("customer_id")),
                        new Held(row.getInt("issued"), row.getInt("waiting"))))
                .list()
                .stream()
                .collect(groupingBy(Row::couponId, toMap(Row::customerId, Row::held)));
    }
}
