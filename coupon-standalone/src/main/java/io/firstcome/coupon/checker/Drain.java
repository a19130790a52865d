package io.firstcome.coupon.checker;

import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How far the work that was accepted is worked off, read from the databases: sums over lines, not over requests. */
public final class Drain {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final String ACCEPTED = "SELECT coupon_id::text, next_sequence FROM intake.line";
    private static final String TAKEN_IN = "SELECT coupon_id::text, next_sequence FROM ledger.line";
    private static final String DECIDED = "SELECT count(*) FROM ledger.decision";
    private static final String TOLD = "SELECT count(*) FROM intake.outcome";
    private static final String UNPUBLISHED = """
            SELECT count(*) FROM intake.outbox
             WHERE written_lsn >= coalesce((SELECT min(confirmed_flush_lsn) FROM pg_replication_slots
                                             WHERE slot_name = 'firstcome_outbox' AND wal_status <> 'lost'), '0/0')
            """;
    private static final String HEALING =
            "SELECT (SELECT count(*) FROM intake.healing) + (SELECT count(*) FROM intake.untold)";

    private Drain() {}

    /**
     * What is still to be done.
     *
     * @param unpublished rows of the outbox that the relay has not confirmed
     * @param undecided messages that stand in a line and are not taken in by the ledger
     * @param untold decisions that have not come back to the intake
     * @param gaps lines that miss messages or decisions, which are being asked for again
     */
    public record Open(long unpublished, long undecided, long untold, long gaps) {

        public boolean nothing() {
            return unpublished + undecided + untold + gaps == 0;
        }
    }

    /** @throws SQLException if one of the databases cannot be read just now */
    public static Open open(DatabaseAddress intake, DatabaseAddress ledger) throws SQLException {
        Map<String, Long> places = new HashMap<>();
        Stored.each(ledger.dataSource(), TAKEN_IN, row -> places.put(row.getString(1), row.getLong(2)));
        AtomicLong undecided = new AtomicLong();
        Stored.each(
                intake.dataSource(),
                ACCEPTED,
                row -> undecided.addAndGet(Math.max(0, row.getLong(2) - places.getOrDefault(row.getString(1), 1L))));
        long untold = one(ledger, DECIDED) - one(intake, TOLD);
        return new Open(one(intake, UNPUBLISHED), undecided.get(), Math.max(0, untold), one(intake, HEALING));
    }

    private static long one(DatabaseAddress database, String sql) throws SQLException {
        AtomicLong value = new AtomicLong();
        Stored.each(database.dataSource(), sql, row -> value.set(row.getLong(1)));
        return value.get();
    }

    /**
     * Waits until nothing is open. A database that cannot be read counts as open.
     *
     * @return whether that came within the bound
     */
    public static boolean await(DatabaseAddress intake, DatabaseAddress ledger, Duration bound)
            throws InterruptedException {
        long until = System.nanoTime() + bound.toNanos();
        do {
            try {
                if (open(intake, ledger).nothing()) {
                    return true;
                }
            } catch (SQLException _) {
                // it may still be coming up; the bound ends it
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } while (System.nanoTime() < until);
        return false;
    }
}
