package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A message of a line as the intake has accepted it; the rows may be broken, so nothing is checked here. */
sealed interface LineRow {

    /** All lines, one after the other, each in the order of its sequence. One statement; PostgreSQL sorts. */
    String ALL_BY_PLACE = """
            SELECT coupon_id, sequence, id, ticket, customer_id, accepted_at, failed,
                   NULL::bigint AS quantity, NULL::bigint AS waiting_list, NULL::integer AS per_customer_limit,
                   NULL::timestamptz AS opens_at, NULL::timestamptz AS closes_at, NULL::timestamptz AS valid_until,
                   NULL::boolean AS closed
              FROM intake.issue_request
            UNION ALL
            SELECT coupon_id, sequence, message_id, NULL, NULL, changed_at, NULL,
                   quantity, waiting_list, per_customer_limit, opens_at, closes_at, valid_until, closed
              FROM intake.terms
             ORDER BY coupon_id, sequence, id
            """;

    /** All requests by id, along the primary key. */
    String REQUESTS_BY_ID = """
            SELECT coupon_id, sequence, id, ticket, customer_id, accepted_at, failed
              FROM intake.issue_request
             ORDER BY id
            """;

    UUID id();

    UUID coupon();

    long sequence();

    /** Since when it stands in the line, by the intake database's clock. */
    Instant since();

    /**
     * The message that the row stands for.
     *
     * @throws IllegalArgumentException if no message has such values
     */
    LineMessage message();

    /**
     * An accepted request.
     *
     * @param failed whether an admin has closed it: of its two messages the ledger has taken in one or the other
     */
    record Request(
            UUID id, UUID coupon, long sequence, long ticket, String customer, Instant acceptedAt, boolean failed)
            implements LineRow {

        @Override
        public Instant since() {
            return acceptedAt;
        }

        @Override
        public IssueRequested message() {
            return new IssueRequested(
                    new RequestId(id), new CouponId(coupon), sequence, ticket, new CustomerId(customer), acceptedAt);
        }
    }

    /** The coupon's terms from this place on. */
    record Changed(UUID id, UUID coupon, long sequence, Instant since, long quantity, long waitingList, TermsRow rest)
            implements LineRow {

        long capacity() {
            return quantity + waitingList;
        }

        @Override
        public LineMessage message() {
            Terms terms = new Terms(
                    quantity,
                    waitingList,
                    rest.perCustomerLimit(),
                    rest.opensAt(),
                    rest.closesAt(),
                    rest.validUntil(),
                    rest.closed());
            return new CouponTerms(id, new CouponId(coupon), sequence, terms);
        }
    }

    /** What of the terms no check looks at by itself. */
    record TermsRow(int perCustomerLimit, Instant opensAt, Instant closesAt, Instant validUntil, boolean closed) {

        /** Whether the line takes requests then. */
        boolean isOpenAt(Instant now) {
            return !closed && !now.isBefore(opensAt) && now.isBefore(closesAt);
        }

        static TermsRow read(ResultSet row, int column) throws SQLException {
            return new TermsRow(
                    row.getInt(column),
                    instant(row, column + 1),
                    instant(row, column + 2),
                    instant(row, column + 3),
                    row.getBoolean(column + 4));
        }
    }

    static LineRow read(ResultSet row) throws SQLException {
        row.getLong(4);
        return row.wasNull() ? readChanged(row) : readRequest(row);
    }

    static Request readRequest(ResultSet row) throws SQLException {
        return new Request(
                row.getObject(3, UUID.class),
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(4),
                row.getString(5),
                instant(row, 6),
                row.getBoolean(7));
    }

    private static Changed readChanged(ResultSet row) throws SQLException {
        return new Changed(
                row.getObject(3, UUID.class),
                row.getObject(1, UUID.class),
                row.getLong(2),
                instant(row, 6),
                row.getLong(8),
                row.getLong(9),
                TermsRow.read(row, 10));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
