package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.GapReported;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What is to be published again, in {@code intake.healing}: one row per line that the ledger misses something of. */
@Repository
class Healing implements HealingStore {

    /**
     * One statement per batch of reports; locks the rows of these lines, in the order of their ids. A gap that is known
     * keeps its attempts; one that has advanced starts anew, at once unless its messages are on their way again.
     */
    private static final String REPORT = """
            INSERT INTO intake.healing AS known (coupon_id, missing_from, missing_to, due_at)
            SELECT coupon_id, missing_from, missing_to, clock_timestamp()
              FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS reported (coupon_id, missing_from, missing_to)
            ON CONFLICT (coupon_id) DO UPDATE SET
                missing_from = excluded.missing_from,
                missing_to = excluded.missing_to,
                stalled = false,
                attempts = CASE WHEN known.missing_from = excluded.missing_from AND NOT known.stalled
                                THEN known.attempts ELSE 0 END,
                due_at = CASE WHEN known.missing_from = excluded.missing_from AND NOT known.stalled THEN known.due_at
                              WHEN excluded.missing_from <= known.republished_to
                              THEN clock_timestamp() + ? * interval '1 millisecond'
                              ELSE clock_timestamp() END
             WHERE excluded.missing_from > known.missing_from
                OR excluded.missing_from = known.missing_from
                   AND (known.stalled OR excluded.missing_to <> known.missing_to)
            """;

    /**
     * One row that is due, or whose republished part is decided. Locks it and leaves out what another instance has
     * locked. The table holds open gaps only, so it is read as a whole; the rest are single rows by primary key.
     */
    private static final String TAKE_DUE = """
            SELECT gap.coupon_id, gap.missing_from, gap.missing_to, gap.republished_to, gap.stalled, gap.attempts,
                   coalesce(progress.next_sequence, 1) AS next_sequence,
                   coalesce(line.next_sequence - 1, 0) AS line_end,
                   intake.carrier(?, gap.coupon_id, greatest(gap.missing_from, coalesce(progress.next_sequence, 1))) AS carrier
              FROM intake.healing AS gap
              LEFT JOIN intake.line AS line ON line.coupon_id = gap.coupon_id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = gap.coupon_id
             WHERE gap.due_at <= clock_timestamp()
                OR progress.next_sequence > CASE gap.republished_to WHEN 0 THEN gap.missing_to ELSE gap.republished_to END
             ORDER BY gap.due_at
             LIMIT 1
               FOR UPDATE OF gap SKIP LOCKED
            """;

    private static final String POSTPONE = """
            UPDATE intake.healing
               SET missing_from = ?, republished_to = greatest(republished_to, ?), attempts = ?,
                   due_at = clock_timestamp() + ? * interval '1 millisecond'
             WHERE coupon_id = ?
            """;

    /**
     * One statement, which locks nothing. It joins the two tables of one row per published coupon as a whole, which is
     * what idle coupons cost (100,000 of them: some 55 ms); the outbox is looked at, by its primary key, only for lines
     * with undecided messages that have not moved for long. A line without any progress counts from its first message.
     */
    private static final String ADD_STALLED = """
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
             WHERE NOT intake.is_stopped(coupon_id)
               AND NOT EXISTS (SELECT FROM intake.healing AS known WHERE known.coupon_id = behind.coupon_id)
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
    private final HealingSettings settings;

    Healing(JdbcClient database, HealingSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void report(Collection<GapReported> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        List<GapReported> reported = gaps.stream()
                .sorted(Comparator.comparing(gap -> gap.couponId().value()))
                .toList();
        database.sql(REPORT)
                .param(column("uuid", reported, gap -> gap.couponId().value()))
                .param(column("int8", reported, GapReported::missingFrom))
                .param(column("int8", reported, GapReported::missingTo))
                .param(settings.initialDelayMillis())
                .update();
    }

    private static SqlArrayValue column(String type, List<GapReported> gaps, Function<GapReported, Object> value) {
        return new SqlArrayValue(type, gaps.stream().map(value).toArray());
    }

    @Override
    public Optional<OpenGap> takeDue() {
        return database.sql(TAKE_DUE)
                .param(settings.slotName())
                .query((row, _) -> new OpenGap(
                        new CouponId(row.getObject("coupon_id", UUID.class)),
                        row.getLong("missing_from"),
                        row.getLong("missing_to"),
                        row.getLong("republished_to"),
                        row.getBoolean("stalled"),
                        row.getInt("attempts"),
                        row.getLong("next_sequence"),
                        row.getLong("line_end"),
                        OpenGap.Carrier.valueOf(row.getString("carrier"))))
                .optional();
    }

    @Override
    public void close(CouponId coupon) {
        database.sql("DELETE FROM intake.healing WHERE coupon_id = ?")
                .param(coupon.value())
                .update();
    }

    @Override
    public void postpone(OpenGap gap, long missingFrom, long republishedTo, int attempts, Duration wait) {
        database.sql(POSTPONE)
                .param(missingFrom)
                .param(republishedTo)
                .param(attempts)
                .param(wait.toMillis())
                .param(gap.couponId().value())
                .update();
    }

    @Override
    public List<Stalled> addStalled(int limit) {
        return database.sql(ADD_STALLED)
                .param(settings.stallMillis())
                .param(settings.slotName())
                .param(settings.stallMillis())
                .param(limit)
                .query((row, _) ->
                        new Stalled(new CouponId(row.getObject(1, UUID.class)), row.getLong(2), row.getLong(3)))
                .list();
    }

    @Override
    public long open() {
        return database.sql("SELECT count(*) FROM intake.healing")
                .query(Long.class)
                .single();
    }
}
