package io.firstcome.coupon.intake;

import java.sql.SQLException;

/** The connection was lost after the commit had been sent: it may have happened or not. */
class CommitInDoubtException extends SQLException {

    CommitInDoubtException(SQLException cause) {
        super("the answer to a commit was lost", cause.getSQLState(), cause);
    }
}
