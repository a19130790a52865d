package io.firstcome.coupon.rush;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Where the lines stand, read from the database.
 *
 * @param accepted tickets given out so far
 * @param decided of these, how many have their decision
 * @param issued coupons issued so far
 */
public record RushProgress(long accepted, long decided, long issued) {

    /** Accepted and not yet decided. */
    public long queue() {
        return accepted - decided;
    }

    /** Two sums over the lines, not over the requests: it costs the database nothing worth speaking of. */
    public static RushProgress read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT coalesce(sum(next_ticket - 1), 0) FROM intake.line),
                               (SELECT coalesce(sum(last_ticket - waiting), 0) FROM ledger.line),
                               (SELECT coalesce(sum(issued), 0) FROM ledger.line)
                        """)) {
            row.next();
            return new RushProgress(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
