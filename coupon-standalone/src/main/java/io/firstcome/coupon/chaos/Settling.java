package io.firstcome.coupon.chaos;

import io.firstcome.coupon.checker.CheckReport;
import io.firstcome.coupon.checker.Checker;
import io.firstcome.coupon.checker.Circumstances;
import io.firstcome.coupon.checker.Drain;
import java.sql.SQLException;
import java.time.Duration;

/** The end of a run: nobody comes any more, what was accepted is worked off, everybody asks once more, all is checked. */
final class Settling {

    private final Stage stage;
    private final Duration bound;

    /** @param bound for each step; what takes longer is not worked off */
    Settling(Stage stage, Duration bound) {
        this.stage = stage;
        this.bound = bound;
    }

    /** Returns whether all of it was worked off in time, and every api could tell what became of it. */
    boolean workOff() throws InterruptedException {
        boolean decided = stage.crowd().drain(bound);
        boolean empty = Drain.await(stage.cluster().intake(), stage.cluster().ledger(), bound);
        return stage.crowd().lastWords(bound) && decided && empty;
    }

    /** @throws SQLException if a database cannot be read */
    CheckReport check(Circumstances circumstances) throws SQLException {
        return Checker.check(
                stage.history(),
                stage.cluster().intake(),
                stage.cluster().ledger(),
                stage.cluster().bootstrapServers(),
                circumstances);
    }
}
