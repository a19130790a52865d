package io.firstcome.coupon.intake;

import java.sql.SQLException;

/** What came of writing a batch. */
sealed interface Attempt {

    record Written(IntakePlan plan) implements Attempt {}

    /** Nothing was written. */
    record Failed(DatabaseTrouble trouble, SQLException failure) implements Attempt {}

    /** A commit was sent; whether it happened could not be found out. */
    record InDoubt(SQLException failure) implements Attempt {}
}
