package io.firstcome.coupon.outbox;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes them in schema {@code intake}. */
@Repository
class LineTables implements LineMessages {

    /**
     * The first copy of each message, in the line's order: one index scan per partition, one statement. Locks nothing.
     * Where an admin has closed a request as failed, that word takes its place: it is what the line waits for.
     */
    private static final String COPY = """
            INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)
            SELECT DISTINCT ON (sequence) id, aggregatetype, aggregateid, type, payload, sequence
              FROM intake.outbox
             WHERE aggregatetype = 'line' AND aggregateid = ? AND sequence BETWEEN ? AND ?
             ORDER BY sequence, type <> 'request-failed', created_at
            RETURNING sequence
            """;

    private static final String TERMS = """
            SELECT message_id, sequence, quantity, waiting_list, per_customer_limit, opens_at, closes_at, valid_until, closed
              FROM intake.terms
             WHERE coupon_id = :coupon AND sequence BETWEEN :from AND :to
            """;

    /** A ticket is its sequence less the changes of terms before it; that finds the rows by the index on the ticket. */
    private static final String REQUESTS = """
            SELECT id, customer_id, ticket, sequence, accepted_at, failed
              FROM intake.issue_request
             WHERE coupon_id = :coupon
               AND ticket BETWEEN :from - (SELECT count(*) FROM intake.terms WHERE coupon_id = :coupon) AND :to
               AND sequence BETWEEN :from AND :to
            """;

    private final JdbcClient database;
    private final OutboxTable outbox;

    LineTables(JdbcClient database, OutboxTable outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public List<Long> copyAgain(CouponId coupon, long from, long to) {
        return database.sql(COPY)
                .param(coupon.value())
                .param(from)
                .param(to)
                .query(Long.class)
                .list();
    }

    @Override
    public void append(List<LineMessage> messages) {
        outbox.append(messages);
    }

    /** Two statements. */
    @Override
    public List<LineMessage> messages(CouponId coupon, long from, long to) {
        Stream<LineMessage> terms = find(TERMS, coupon, from, to, row -> terms(coupon, row));
        Stream<LineMessage> requests = find(REQUESTS, coupon, from, to, row -> request(coupon, row));
        return Stream.concat(terms, requests)
                .sorted(Comparator.comparingLong(LineMessage::sequence))
                .toList();
    }

    private interface RowReader {
        LineMessage read(ResultSet row) throws SQLException;
    }

    private Stream<LineMessage> find(String sql, CouponId coupon, long from, long to, RowReader reader) {
        return database
                .sql(sql)
                .param("coupon", coupon.value())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> reader.read(row))
                .list()
                .stream();
    }

    private static LineMessage terms(CouponId coupon, ResultSet row) throws SQLException {
        Terms terms = new Terms(
                row.getLong("quantity"),
                row.getLong("waiting_list"),
                row.getInt("per_customer_limit"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                instant(row, "valid_until"),
                row.getBoolean("closed"));
        return new CouponTerms(row.getObject("message_id", UUID.class), coupon, row.getLong("sequence"), terms);
    }

    private static LineMessage request(CouponId coupon, ResultSet row) throws SQLException {
        IssueRequested request = new IssueRequested(
                new RequestId(row.getObject("id", UUID.class)),
                coupon,
                row.getLong("sequence"),
                row.getLong("ticket"),
                new CustomerId(row.getString("customer_id")),
                instant(row, "accepted_at"));
        return row.getBoolean("failed") ? new RequestFailed(request) : request;
    }
}
