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
 * @param longestWait how many stand undecided before the last in the longest line
 */
public record RushProgress(long accepted, long decided, long issued, long longestWait) {

    /** Before the first request. */
    public static final RushProgress NOTHING = new RushProgress(0, 0, 0, 0);

    /** Accepted and not yet decided. */
    public long queue() {
        return accepted - decided;
    }

    /** Sums over the lines, not over the requests: it costs the database nothing worth speaking of. */
    public static RushProgress read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT coalesce(sum(next_ticket - 1), 0),
                               coalesce(sum(last_ticket - waiting), 0),
                               coalesce(sum(issued), 0),
                               coalesce(max(next_ticket - 2 - coalesce(last_ticket - waiting, 0)), 0)
                          FROM intake.line AS line
                          LEFT JOIN ledger.line AS decided ON decided.coupon_id = line.coupon_id
                        """)) {
            row.next();
            return new RushProgress(row.getLong(1), row.getLong(2), row.getLong(3), Math.max(0, row.getLong(4)));
        }
    }
}
