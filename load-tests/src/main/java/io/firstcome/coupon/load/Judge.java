package io.firstcome.coupon.load;

import io.firstcome.coupon.checker.Checker;
import io.firstcome.coupon.checker.Drain;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.load.report.Judgement;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.stack.DatabaseAddresses;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** {@code verify} after a run, with what the customers were told. */
final class Judge {

    private Judge() {}

    /**
     * Waits until all is worked off, and checks.
     *
     * @param databases none if they are not known
     * @param told none if not all of it is known
     * @param bound how long to wait; what is undecided then breaks a promise
     */
    static Judgement judge(Optional<DatabaseAddresses> databases, Optional<List<Call>> told, Duration bound)
            throws InterruptedException {
        if (databases.isEmpty()) {
            return Judgement.none("nobody said where the databases are: run 'firstcome verify' beside them");
        }
        try {
            return judge(databases.get(), told, bound);
        } catch (SQLException broken) {
            return Judgement.none("the databases cannot be read: " + broken.getMessage());
        }
    }

    private static Judgement judge(DatabaseAddresses databases, Optional<List<Call>> told, Duration bound)
            throws SQLException, InterruptedException {
        List<String> notes = new ArrayList<>();
        if (!Drain.await(databases.intake(), databases.ledger(), bound)) {
            notes.add("not everything was worked off within " + bound.toSeconds() + " s after the last answer");
        }
        DataSource intake = databases.intake().dataSource();
        DataSource ledger = databases.ledger().dataSource();
        Verdict verdict = Promises.check(intake, ledger, VerifyOptions.whenDrained());
        if (told.isPresent()) {
            verdict = Checker.withHistory(verdict, told.get(), intake, ledger);
        } else {
            notes.add("what customers were told was not compared with the databases: there was too much of it, or"
                    + " some gave up before they were told");
        }
        return Judgement.of(verdict, notes);
    }
}
