package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds lines whose messages were published, but that make no progress: where a line's last messages are lost, no later
 * one tells the ledger so. Waiting lists are no stall (their places are taken in); a paused ledger looks like one, and
 * the republishing that follows is bounded, backed off and harmless.
 */
@Component
class StallSweeper {

    private static final Logger log = LoggerFactory.getLogger(StallSweeper.class);
    private static final int MAX_LINES_PER_SWEEP = 100;

    /**
     * One statement, which locks nothing. It joins the two tables of one row per published coupon as a whole, which is
     * what idle coupons cost (100,000 of them: some 55 ms); the outbox is looked at, by its primary key, only for lines
     * with undecided messages that have not moved for long. A line without any progress counts from its first message.
     */
    private static final String FIND = """
            WITH behind AS MATERIALIZED (
                SELECT coupon_id, coalesce(progress.next_sequence, 1) AS first_place, line.next_sequence - 1 AS last_place
                  FROM intake.line AS line
                  LEFT JOIN intake.line_progress AS progress USING (coupon_id)
                 WHERE line.next_sequence > coalesce(progress.next_sequence, 1)
                   AND coalesce(progress.progressed_at < clock_timestamp() - ? * interval '1 millisecond', true))
            INSERT INTO intake.healing (coupon_id, missing_from, missing_to, stalled, due_at)
            SELECT coupon_id, first_place, last_place, true, clock_timestamp()
              FROM behind
              LEFT JOIN pg_replication_slots AS slot
                     ON slot.slot_name = ? AND slot.database = current_database() AND slot.wal_status <> 'lost'
             WHERE NOT EXISTS (SELECT FROM intake.healing AS known WHERE known.coupon_id = behind.coupon_id)
               AND NOT EXISTS (SELECT FROM intake.outbox
                                WHERE aggregatetype = 'line' AND aggregateid = behind.coupon_id
                                  AND sequence = behind.first_place
                                  AND (created_at >= clock_timestamp() - ? * interval '1 millisecond'
                                       OR written_lsn > slot.confirmed_flush_lsn))
             LIMIT ?
            ON CONFLICT (coupon_id) DO NOTHING
            RETURNING coupon_id, missing_from, missing_to
            """;

    private final JdbcClient database;
    private final Healing healing;
    private final HealingSettings settings;
    private final HealingMetrics metrics;

    StallSweeper(JdbcClient database, Healing healing, HealingSettings settings, HealingMetrics metrics) {
        this.database = database;
        this.healing = healing;
        this.settings = settings;
        this.metrics = metrics;
    }

    private record Stalled(CouponId couponId, long from, long to) {}

    /** Hands the stalled lines to the {@link GapSweeper}; lines beyond the limit are left to the next sweep. */
    void sweep() {
        List<Stalled> stalled = database.sql(FIND)
                .param(settings.stallMillis())
                .param(settings.slotName())
                .param(settings.stallMillis())
                .param(MAX_LINES_PER_SWEEP)
                .query((row, _) ->
                        new Stalled(new CouponId(row.getObject(1, UUID.class)), row.getLong(2), row.getLong(3)))
                .list();
        if (!stalled.isEmpty()) {
            log.warn(
                    "{} lines have undecided messages and have not moved for {} ms, such as {}. The first of the messages"
                            + " are published again; if the ledger is paused, that changes nothing",
                    stalled.size(),
                    settings.stallMillis(),
                    stalled.getFirst());
        }
        metrics.open(healing.open());
    }
}
