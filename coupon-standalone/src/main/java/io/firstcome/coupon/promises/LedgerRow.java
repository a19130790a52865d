package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What concerns one request beside the request itself. */
sealed interface LedgerRow {

    /** Whose it is. */
    UUID requestId();

    /** A decision; what it says of the request stands in {@link Place}. */
    record Decided(UUID requestId, Place place, Answer answer, Instant decidedAt) implements LedgerRow {

        static final String SELECT = """
                SELECT request_id, coupon_id, ticket, sequence, customer_id, outcome, serial, reason, decided_at
                  FROM ledger.decision
                """;

        static Decided read(ResultSet row) throws SQLException {
            return new Decided(row.getObject(1, UUID.class), Place.read(row), Answer.read(row, 6), instant(row, 9));
        }
    }

    /** A place on the waiting list. */
    record Waits(UUID requestId, Place place) implements LedgerRow {

        static final String SELECT = "SELECT request_id, coupon_id, ticket, sequence, customer_id FROM ledger.waiting";

        static Waits read(ResultSet row) throws SQLException {
            return new Waits(row.getObject(1, UUID.class), Place.read(row));
        }
    }

    /** A coupon that a customer holds. */
    record Coupon(UUID requestId, UUID coupon, long serial, String customer, Card card) implements LedgerRow {

        static final String SELECT =
                "SELECT request_id, coupon_id, serial, customer_id, code, valid_until FROM ledger.coupon";

        static Coupon read(ResultSet row) throws SQLException {
            return new Coupon(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getLong(3),
                    row.getString(4),
                    Card.read(row, 5));
        }

        /** Whether it is the coupon that the decision has issued. */
        boolean isOf(Decided decision) {
            return coupon.equals(decision.place().coupon())
                    && serial == decision.answer().serial()
                    && customer.equals(decision.place().customer());
        }
    }

    /** What the customer uses the coupon with; both are null where none was issued. */
    record Card(@Nullable String code, @Nullable Instant validUntil) {

        boolean hasCode() {
            try {
                return code != null && new CouponCode(code).value().equals(code);
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        private static Card read(ResultSet row, int column) throws SQLException {
            String code = row.getString(column);
            return new Card(code, code == null ? null : instant(row, column + 1));
        }
    }

    /** What the intake tells the customer. */
    record Told(UUID requestId, UUID coupon, long ticket, Answer answer, Instant decidedAt, Card card)
            implements LedgerRow {

        static final String SELECT =
                "SELECT request_id, coupon_id, ticket, outcome, serial, reason, decided_at, code, valid_until"
                        + " FROM intake.outcome";

        static Told read(ResultSet row) throws SQLException {
            return new Told(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getLong(3),
                    Answer.read(row, 4),
                    instant(row, 7),
                    Card.read(row, 8));
        }

        boolean agreesWith(Decided decision) {
            return coupon.equals(decision.place().coupon())
                    && ticket == decision.place().ticket()
                    && answer.equals(decision.answer())
                    && decidedAt.equals(decision.decidedAt());
        }
    }

    /** Who stands where, as the ledger has it. */
    record Place(UUID coupon, long ticket, long sequence, String customer) {

        static Place of(LineRow.Request request) {
            return new Place(request.coupon(), request.ticket(), request.sequence(), request.customer());
        }

        private static Place read(ResultSet row) throws SQLException {
            return new Place(row.getObject(2, UUID.class), row.getLong(3), row.getLong(4), row.getString(5));
        }

        @Override
        public String toString() {
            return "coupon " + coupon + " ticket " + ticket + " sequence " + sequence + " customer " + customer;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
