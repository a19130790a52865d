package io.firstcome.coupon.intake;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means for the requests of its batch, by the SQL state (PostgreSQL, appendix A). */
enum DatabaseTrouble {
    /** The connection was lost: others may serve. */
    CONNECTION_LOST,
    /** No connection is to be had, or the database cannot write: nothing serves for now. */
    UNAVAILABLE,
    /** A lock or a statement took too long. */
    STUCK,
    /** The database refuses what was sent. */
    REJECTED;

    static DatabaseTrouble of(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException) {
            return UNAVAILABLE; // the pool's: no connection within its timeout
        }
        @Nullable String state = failure.getSQLState();
        if (state == null) {
            return REJECTED;
        }
        return switch (state) {
            case "55P03", "57014" -> STUCK; // lock not available, query cancelled
            case "25006" -> UNAVAILABLE; // read-only: a standby after a switch-over
            case "25P03" -> CONNECTION_LOST; // idle in transaction for too long
            default ->
                switch (state.length() < 2 ? state : state.substring(0, 2)) {
                    case "08", "57" -> CONNECTION_LOST;
                    case "53", "58" -> UNAVAILABLE; // out of disk, memory or connections; system error
                    default -> REJECTED;
                };
        };
    }
}
