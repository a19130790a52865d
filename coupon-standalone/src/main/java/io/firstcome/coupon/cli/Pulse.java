package io.firstcome.coupon.cli;

import io.firstcome.coupon.rush.Rush;
import io.firstcome.coupon.rush.RushProgress;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** One line: how many are accepted and decided each second, who waits, who has gone home. */
final class Pulse implements Supplier<String> {
    private final DataSource database;
    private final Rush rush;
    private final int customers;
    private RushProgress before = RushProgress.NOTHING;
    private long beforeNanos = System.nanoTime();

    Pulse(DataSource database, Rush rush, int customers) {
        this.database = database;
        this.rush = rush;
        this.customers = customers;
    }

    @Override
    public String get() {
        try {
            RushProgress now = RushProgress.read(database);
            double seconds = (System.nanoTime() - beforeNanos) / 1e9;
            String line = String.format(
                    "accepted %,d (%,.0f/s)  decided %,d (%,.0f/s)  issued %,d  queue %,d  ahead of the last %,d  gone home %,d of %,d",
                    now.accepted(),
                    (now.accepted() - before.accepted()) / seconds,
                    now.decided(),
                    (now.decided() - before.decided()) / seconds,
                    now.issued(),
                    now.queue(),
                    now.longestWait(),
                    rush.gone(),
                    customers);
            before = now;
            beforeNanos = System.nanoTime();
            return line;
        } catch (SQLException broken) {
            return "the database does not answer: " + broken.getMessage();
        }
    }
}
