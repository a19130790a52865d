package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A row of the outbox and whether it says what was accepted. */
record OutboxRow(UUID coupon, long sequence, UUID id, String type, String payload) {

    /** All lines, one after the other, each in the order of its sequence, along the partitions' primary keys. */
    static final String ALL_BY_PLACE = """
            SELECT aggregateid, sequence, id, type, payload
              FROM intake.outbox
             WHERE aggregatetype = 'line'
             ORDER BY aggregateid, sequence
            """;

    static OutboxRow read(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5));
    }

    int comparePlace(LineRow row) {
        int byCoupon = Uuids.compare(coupon, row.coupon());
        return byCoupon != 0 ? byCoupon : Long.compare(sequence, row.sequence());
    }

    /** In what it differs from the message accepted at its place, empty if in nothing. */
    String disagreement(LineRow accepted) {
        return switch (LineJson.read(payload.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Unreadable<LineMessage>(String cause) -> "is unreadable: " + cause;
            case Reading.Read<LineMessage>(LineMessage said) -> disagreement(said, accepted);
        };
    }

    private String disagreement(LineMessage said, LineRow accepted) {
        if (!id.equals(accepted.id())) {
            return "stands at the place of message " + accepted.id();
        }
        if (!type.equals(LineJson.type(said))) {
            return "is called " + type + " and says " + LineJson.type(said);
        }
        try {
            return isOf(asStored(said), accepted) ? "" : "says " + said + ", accepted was " + accepted;
        } catch (IllegalArgumentException broken) {
            return "says " + said + ", accepted was what is no message: " + accepted;
        }
    }

    private static boolean isOf(LineMessage said, LineRow accepted) {
        return switch (accepted) {
            case LineRow.Changed terms -> said.equals(terms.message());
            case LineRow.Request request ->
                said.equals(request.message())
                        || (request.failed() && said.equals(new RequestFailed(request.message())));
        };
    }

    /** As PostgreSQL keeps it: instants are rounded to microseconds. */
    private static LineMessage asStored(LineMessage message) {
        return switch (message) {
            case CouponTerms terms ->
                new CouponTerms(terms.messageId(), terms.couponId(), terms.sequence(), asStored(terms.terms()));
            case IssueRequested request -> asStored(request);
            case RequestFailed failed -> new RequestFailed(asStored(failed.request()));
        };
    }

    private static IssueRequested asStored(IssueRequested request) {
        return new IssueRequested(
                request.requestId(),
                request.couponId(),
                request.sequence(),
                request.ticket(),
                request.customerId(),
                asStored(request.acceptedAt()));
    }

    private static Terms asStored(Terms terms) {
        return new Terms(
                terms.quantity(),
                terms.waitingList(),
                terms.perCustomerLimit(),
                asStored(terms.opensAt()),
                asStored(terms.closesAt()),
                asStored(terms.validUntil()),
                terms.closed());
    }

    private static Instant asStored(Instant instant) {
        return instant.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
}
