package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** {@code intake.outcome}: the final answers, only ever added; and {@code intake.outcome_count}: how many there are. */
@Repository
class OutcomeTable {

    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused";

    /**
     * One statement per batch, in the order of the ids; then the counts of what was really added, in the order of coupon and
     * answer. So it waits for nobody but another projection of the same batch or line, and two never wait for each other.
     */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, serial, reason, code, valid_until,
                                            customer_id, decided_at)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::text[], ?::timestamptz[])
                ON CONFLICT (request_id) DO NOTHING
                RETURNING coupon_id, coalesce(reason, outcome) AS answer),
            counted AS (
                INSERT INTO intake.outcome_count AS known (coupon_id, answer, requests)
                SELECT coupon_id, answer, count(*) FROM added GROUP BY coupon_id, answer ORDER BY coupon_id, answer
                ON CONFLICT (coupon_id, answer) DO UPDATE SET requests = known.requests + excluded.requests)
            SELECT count(*) FROM added
            """;

    /** Locks nothing; asked only where some of a batch were stored before. */
    private static final String CONFLICTS = """
            SELECT told.request_id
              FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                                 ?::timestamptz[])
                   AS told (request_id, coupon_id, ticket, outcome, serial, reason, code, valid_until)
              JOIN intake.outcome AS stored USING (request_id)
             WHERE (told.coupon_id, told.ticket, told.outcome, told.serial, told.reason, told.code, told.valid_until)
                   IS DISTINCT FROM (stored.coupon_id, stored.ticket, stored.outcome, stored.serial, stored.reason,
                                     stored.code, stored.valid_until)
            """;

    private final JdbcClient database;

    OutcomeTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * Stores decisions, in the caller's transaction: one statement, two where some were stored before. What is stored
     * stands. Returns the requests whose stored decision is another one, which must never happen.
     */
    List<RequestId> add(Collection<RequestDecided> decisions) {
        if (decisions.isEmpty()) {
            return List.of();
        }
        List<RequestDecided> told = decisions.stream()
                .sorted(Comparator.comparing(decided -> decided.requestId().value()))
                .toList();
        long added = bind(database.sql(ADD), told)
                .param(column("text", told, decided -> decided.customerId().value()))
                .param(column(
                        "timestamptz", told, decided -> decided.decidedAt().toString()))
                .query(Long.class)
                .single();
        return added == told.size()
                ? List.of()
                : bind(database.sql(CONFLICTS), told)
                        .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                        .list();
    }

    /** One statement, by the primary key; none if there are no requests. Locks nothing. */
    Set<RequestId> decided(Collection<RequestId> requests) {
        if (requests.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(database.sql("SELECT request_id FROM intake.outcome WHERE request_id = ANY (?)")
                .param(new SqlArrayValue(
                        "uuid", requests.stream().map(RequestId::value).toArray()))
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .list());
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<RequestDecided> told) {
        return statement
                .param(column("uuid", told, decided -> decided.requestId().value()))
                .param(column("uuid", told, decided -> decided.couponId().value()))
                .param(column("int8", told, RequestDecided::ticket))
                .param(column("text", told, decided -> outcome(decided.decision())))
                .param(column("int8", told, decided -> serial(decided.decision())))
                .param(column("text", told, decided -> reason(decided.decision())))
                .param(column("text", told, decided -> coupon(decided, IssuedCoupon::code)))
                .param(column("timestamptz", told, decided -> coupon(decided, IssuedCoupon::validUntil)));
    }

    private static SqlArrayValue column(
            String type, List<RequestDecided> told, Function<RequestDecided, @Nullable Object> value) {
        return new SqlArrayValue(type, told.stream().map(value).toArray());
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Issued _ -> ISSUED;
            case Decision.Refused _ -> REFUSED;
        };
    }

    private static @Nullable Long serial(Decision decision) {
        return decision instanceof Decision.Issued(long serial) ? serial : null;
    }

    private static @Nullable String reason(Decision decision) {
        return decision instanceof Decision.Refused(RefusalReason reason) ? reason.code() : null;
    }

    private static @Nullable String coupon(RequestDecided decided, Function<IssuedCoupon, Object> field) {
        IssuedCoupon coupon = decided.coupon();
        return coupon == null ? null : field.apply(coupon).toString();
    }

    /** Reads the columns outcome, serial, reason, code, valid_until and decided_at; null where there is no decision yet. */
    static @Nullable Outcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome == null) {
            return null;
        }
        Decision decision = outcome.equals(ISSUED)
                ? new Decision.Issued(row.getLong("serial"))
                : new Decision.Refused(
                        RefusalReason.ofCode(row.getString("reason")).orElseThrow());
        return new Outcome(decision, coupon(row), instant(row, "decided_at"));
    }

    private static @Nullable IssuedCoupon coupon(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return code == null ? null : new IssuedCoupon(new CouponCode(code), instant(row, "valid_until"));
    }
}
