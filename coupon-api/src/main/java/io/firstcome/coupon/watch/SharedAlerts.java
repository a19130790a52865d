package io.firstcome.coupon.watch;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.Alerts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Alerts about what all instances see alike in the database: one of them tells. It holds an advisory lock by a connection
 * of its own for as long as it lives; when it ends, another takes the turn. A condition that holds then is told once more,
 * by the other, and one that ended in between is never told as over.
 */
@Component
public class SharedAlerts implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SharedAlerts.class);

    /** "alert" in ASCII. Locks that number for the session; one statement. */
    private static final String TAKE = "SELECT pg_try_advisory_lock(418430415476)";

    private static final String STILL_THERE = "SELECT true";

    private final Alerts alerts;
    private final DataSource database;
    private @Nullable Connection turn;

    SharedAlerts(Alerts alerts, DataSource database) {
        this.alerts = alerts;
        this.database = database;
    }

    /** Whether the condition holds now, from whoever has the turn; others say nothing. */
    public void say(AlertKind kind, boolean holds, String text) {
        if (!isOurTurn()) {
            alerts.forget(kind);
        } else if (holds) {
            alerts.trouble(kind, text);
        } else {
            alerts.fine(kind);
        }
    }

    private synchronized boolean isOurTurn() {
        Connection held = turn;
        try {
            if (held != null && ask(held, STILL_THERE)) {
                return true;
            }
            Connection fresh = database.getConnection();
            turn = fresh;
            if (ask(fresh, TAKE)) {
                return true;
            }
        } catch (SQLException away) {
            log.debug("The turn to tell of alerts cannot be held", away);
        }
        giveBack();
        return false;
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void giveBack() {
        Connection held = turn;
        turn = null;
        if (held != null) {
            try (held) {
                boolean _ = ask(held, "SELECT pg_advisory_unlock_all() IS NULL");
            } catch (SQLException gone) {
                log.debug("The connection that held the turn is gone, and the turn with it", gone);
            }
        }
    }

    @Override
    public synchronized void destroy() {
        giveBack();
    }
}
