package io.firstcome.coupon.bench.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Puts earlier requests into the intake's tables, as if they had been accepted one after the other. */
final class HistoryFill {

    private static final int STEP = 100_000;

    /** Of a coupon for each step: a coupon's requests and messages lie together, as in a rush. */
    private static final String REQUESTS = """
            INSERT INTO intake.issue_request (id, coupon_id, customer_id, nth, ticket, sequence, accepted_at)
            SELECT uuidv7(), md5('history-' || ?)::uuid, 'earlier-' || ticket, 1, ticket, ticket + 1, clock_timestamp()
              FROM generate_series(1, ?) AS ticket
            """;

    private static final String MESSAGES = """
            INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)
            SELECT id, 'line', coupon_id, 'IssueRequested',
                   json_build_object('messageId', id, 'couponId', coupon_id, 'sequence', sequence, 'ticket', ticket,
                                     'customerId', customer_id, 'acceptedAt', accepted_at)::text, sequence
              FROM intake.issue_request WHERE coupon_id = md5('history-' || ?)::uuid
            """;

    private HistoryFill() {}

    /** @param rows of each table, a multiple of 100,000 */
    static void fill(DataSource database, int rows) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement requests = connection.prepareStatement(REQUESTS);
                PreparedStatement messages = connection.prepareStatement(MESSAGES)) {
            statement.execute("SET synchronous_commit = off");
            for (int step = 0; step < rows / STEP; step++) {
                requests.setString(1, Integer.toString(step));
                requests.setInt(2, STEP);
                requests.executeUpdate();
                messages.setString(1, Integer.toString(step));
                messages.executeUpdate();
            }
            // else it would be done in the background, while samples are taken
            statement.execute("VACUUM (FREEZE, ANALYZE) intake.issue_request, intake.outbox");
            statement.execute("CHECKPOINT");
        }
    }
}
