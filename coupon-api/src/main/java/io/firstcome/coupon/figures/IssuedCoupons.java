package io.firstcome.coupon.figures;

import io.firstcome.coupon.contract.CouponId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a coupon's issued ones by serial, a thousand at a time, whatever their number. */
@Repository
class IssuedCoupons {

    private static final int FETCH_SIZE = 1000;

    /** How long the database may take for one fetch; the first may have to sort. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(50);

    /** One statement, one snapshot, which locks nothing. A coupon whose request were missing is shown all the same. */
    private static final String READ = """
            SELECT outcome.serial, outcome.code, outcome.customer_id, outcome.ticket, request.accepted_at,
                   outcome.decided_at, outcome.valid_until, outcome.request_id
              FROM intake.outcome AS outcome
              LEFT JOIN intake.issue_request AS request ON request.id = outcome.request_id
             WHERE outcome.coupon_id = ? AND outcome.outcome = 'issued'
             ORDER BY outcome.serial
            """;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    IssuedCoupons(DataSource source, PlatformTransactionManager transactions) {
        this.database = new JdbcTemplate(source);
        this.database.setFetchSize(FETCH_SIZE);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** One issued coupon. */
    record Row(
            long serial,
            String code,
            String customerId,
            long ticket,
            @Nullable Instant acceptedAt,
            Instant issuedAt,
            Instant validUntil,
            UUID requestId) {}

    /** Whether there is such a campaign. */
    boolean hasCampaign(CouponId coupon) {
        return Boolean.TRUE.equals(database.queryForObject(
                "SELECT EXISTS (SELECT FROM intake.coupon WHERE id = ?)", Boolean.class, coupon.value()));
    }

    /**
     * Hands out each row in the order of the serials. The driver keeps a portal open, and for that a transaction: what the
     * reader does with a row holds it up, and what it throws ends it.
     */
    void read(CouponId coupon, Consumer<Row> reader) {
        transaction.executeWithoutResult(_ -> {
            database.execute("SET LOCAL statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
            RowCallbackHandler rows = row -> reader.accept(row(row));
            database.query(READ, rows, coupon.value());
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime acceptedAt = row.getObject("accepted_at", OffsetDateTime.class);
        return new Row(
                row.getLong("serial"),
                row.getString("code"),
                row.getString("customer_id"),
                row.getLong("ticket"),
                acceptedAt == null ? null : acceptedAt.toInstant(),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                row.getObject("request_id", UUID.class));
    }
}
