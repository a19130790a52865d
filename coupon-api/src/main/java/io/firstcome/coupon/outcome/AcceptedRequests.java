package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was accepted together with what became of it. */
@Repository
class AcceptedRequests {

    /** One statement, four rows by primary key; locks nothing. */
    private static final String FIND = "SELECT request.coupon_id, request.ticket, request.accepted_at,"
            + " outcome.outcome, outcome.serial, outcome.reason, outcome.code,"
            + " outcome.valid_until, outcome.decided_at, coupon.name, "
            + LineProgressTable.COLUMNS
            + """
              FROM intake.issue_request AS request
              JOIN intake.coupon AS coupon ON coupon.id = request.coupon_id
              LEFT JOIN intake.outcome AS outcome ON outcome.request_id = request.id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = request.coupon_id
             WHERE request.id = ? AND request.customer_id = ?
            """;

    private final JdbcClient database;

    AcceptedRequests(JdbcClient database) {
        this.database = database;
    }

    /** Empty for a request that is unknown or another customer's. */
    Optional<AcceptedRequest> find(RequestId request, CustomerId customer) {
        return database.sql(FIND)
                .param(request.value())
                .param(customer.value())
                .query((row, _) -> read(request, row))
                .optional();
    }

    private static AcceptedRequest read(RequestId request, ResultSet row) throws SQLException {
        CouponId coupon = new CouponId(row.getObject("coupon_id", UUID.class));
        LineProgressed progress =
                row.getObject("next_sequence") == null ? null : LineProgressTable.progress(coupon, row);
        return new AcceptedRequest(
                new Ticket(request, coupon, row.getLong("ticket"), instant(row, "accepted_at")),
                row.getString("name"),
                OutcomeTable.outcome(row),
                progress);
    }
}
