package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.hotpath.GatheredReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads what was accepted together with what became of it. */
@Repository
class AcceptedRequests {

    /** One statement for all who are read together; four rows for each, by primary key; locks nothing. */
    static final String FIND = "SELECT request.id, request.customer_id,"
            + " request.coupon_id, request.ticket, request.accepted_at,"
            + " outcome.outcome, outcome.serial, outcome.reason, outcome.code,"
            + " outcome.valid_until, outcome.decided_at, coupon.name, "
            + LineProgressTable.COLUMNS
            + """
              FROM unnest(?::uuid[], ?::text[]) AS asked (request_id, customer_id)
              JOIN intake.issue_request AS request
                ON request.id = asked.request_id AND request.customer_id = asked.customer_id
              JOIN intake.coupon AS coupon ON coupon.id = request.coupon_id
              LEFT JOIN intake.outcome AS outcome ON outcome.request_id = request.id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = request.coupon_id
            """;

    private record Key(RequestId request, CustomerId customer) {}

    private final JdbcClient database;
    private final GatheredReads<Key, AcceptedRequest> reads;

    AcceptedRequests(ReadingPool pool, ReadingSettings settings) {
        this.database = pool.client();
        this.reads = new GatheredReads<>(settings.readers(), settings.maxBatch(), settings.deadline(), this::read);
    }

    /** Empty for a request that is unknown or another customer's. */
    Optional<AcceptedRequest> find(RequestId request, CustomerId customer) {
        return reads.find(new Key(request, customer));
    }

    private Map<Key, AcceptedRequest> read(Set<Key> keys) {
        Map<Key, AcceptedRequest> found = new HashMap<>();
        database.sql(FIND)
                .param(new SqlArrayValue(
                        "uuid", keys.stream().map(key -> key.request().value()).toArray()))
                .param(new SqlArrayValue(
                        "text", keys.stream().map(key -> key.customer().value()).toArray()))
                .query(row -> {
                    RequestId request = new RequestId(row.getObject("id", UUID.class));
                    found.put(new Key(request, new CustomerId(row.getString("customer_id"))), read(request, row));
                });
        return found;
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
