package io.firstcome.coupon.bench.relay;

import io.firstcome.coupon.bench.cluster.SameAmount;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Rows that wait for both readers: written once, read by one after the other, so that both read the same. */
final class Backlog {

    /** The plain reader would be done with fewer before processor time and steal can be told. */
    private static final int LEAST = 50_000;

    private final OutboxFill outbox;
    private final SameAmount amount = new SameAmount();
    private final Set<String> readers = new HashSet<>();
    private int rows;

    Backlog(OutboxFill outbox) {
        this.outbox = outbox;
    }

    /**
     * How many rows wait for this reader. It reads all of them before it asks again.
     *
     * @param about what it is likely to read in a sample's time
     */
    int rowsFor(String reader, int about) throws SQLException {
        int next = Math.max(LEAST, amount.with(reader, about));
        if (rows == 0 || !readers.add(reader)) {
            rows = next;
            outbox.add(rows);
            readers.clear();
            readers.add(reader);
        }
        return rows;
    }
}
