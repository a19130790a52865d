package io.firstcome.coupon.outbox;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The statements that make and drop partitions. None of them ever blocks an insert: a new table is attached (SHARE UPDATE
 * EXCLUSIVE on the outbox; {@code CREATE TABLE … PARTITION OF} would take ACCESS EXCLUSIVE), an old one is detached
 * concurrently and then dropped by itself. Waiting for a lock is given up soon; the next round tries again.
 */
@Component
class PartitionTables {

    /** "outbox" in ASCII: so that two instances do not look after the partitions at once. */
    private static final long ADVISORY_LOCK = 0x6f7574626f78L;

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS intake.%1$s (LIKE intake.outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
            ALTER TABLE intake.outbox ATTACH PARTITION intake.%1$s
                FOR VALUES FROM ('%2$s 00:00:00+00') TO ('%3$s 00:00:00+00')
            """;

    /** By name, so that one that was detached but not dropped any more is found again. */
    private static final String PARTITIONS = """
            SELECT relname FROM pg_class
             WHERE relnamespace = 'intake'::regnamespace AND relkind = 'r' AND relname ~ '^outbox_[0-9]{8}$'
             ORDER BY relname
            """;

    private static final String IS_PARTITION = """
            SELECT EXISTS (SELECT FROM pg_inherits WHERE inhparent = 'intake.outbox'::regclass
                                                     AND inhrelid = to_regclass(?))
            """;

    private static final String IS_HALF_DETACHED = """
            SELECT coalesce((SELECT inhdetachpending FROM pg_inherits WHERE inhparent = 'intake.outbox'::regclass
                                                                        AND inhrelid = to_regclass(?)), false)
            """;

    /**
     * Locks nothing. A request's message has the request's id; the first undecided one ends the scan, and the partition
     * is all that is scanned.
     */
    private static final String IS_DECIDED = """
            SELECT NOT EXISTS (SELECT FROM intake.%s AS message
                                WHERE message.type IN ('issue-requested', 'request-failed')
                                  AND NOT EXISTS (SELECT FROM intake.outcome WHERE request_id = message.id))
            """;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;

    PartitionTables(JdbcTemplate database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Does nothing if the partition is there. */
    void create(String partition, LocalDate day) {
        if (is(IS_PARTITION, "intake." + partition)) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            database.execute("SET LOCAL lock_timeout = '10s'");
            database.query("SELECT pg_advisory_xact_lock(?)", _ -> {}, ADVISORY_LOCK);
            if (!is(IS_PARTITION, "intake." + partition)) {
                database.execute(CREATE.formatted(partition, day, day.plusDays(1)));
            }
        });
    }

    List<String> partitions() {
        return database.queryForList(PARTITIONS, String.class);
    }

    boolean isDecided(String partition) {
        return is(IS_HALF_DETACHED, "intake." + partition)
                || Boolean.TRUE.equals(database.queryForObject(IS_DECIDED.formatted(partition), Boolean.class));
    }

    /** Detaching concurrently allows no transaction around it, so the lock is the session's. */
    void drop(String partition) {
        database.execute((ConnectionCallback<Boolean>) connection -> {
            try (Statement statement = connection.createStatement()) {
                return dropAlone(statement, partition);
            }
        });
    }

    private boolean dropAlone(Statement statement, String partition) throws SQLException {
        statement.execute("SET lock_timeout = '2s'");
        statement.execute("SELECT pg_advisory_lock(" + ADVISORY_LOCK + ")");
        try {
            String name = "intake." + partition;
            if (is(IS_PARTITION, name)) {
                String how = is(IS_HALF_DETACHED, name) ? "FINALIZE" : "CONCURRENTLY";
                statement.execute("ALTER TABLE intake.outbox DETACH PARTITION " + name + " " + how);
            }
            return statement.execute("DROP TABLE IF EXISTS " + name);
        } finally {
            statement.execute("SELECT pg_advisory_unlock(" + ADVISORY_LOCK + ")");
            statement.execute("RESET lock_timeout");
        }
    }

    private boolean is(String question, String partition) {
        return Boolean.TRUE.equals(database.queryForObject(question, Boolean.class, partition));
    }
}
