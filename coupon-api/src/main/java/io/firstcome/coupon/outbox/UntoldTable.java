package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code intake.untold}, from what {@code intake.line_untold} says. */
@Repository
class UntoldTable implements UntoldStore {

    /**
     * One statement, which locks nothing. It reads the line's progress of every published coupon and, by its primary key, how
     * many answers each has: what idle coupons cost. Whether an admin has stopped a line, which then gets its answers once it
     * goes on, is asked only of what was found: it would cost more than all the rest.
     */
    private static final String ADD = """
            WITH line AS MATERIALIZED (
                SELECT coupon_id FROM intake.line_untold
                 WHERE progressed_at < clock_timestamp() - ? * interval '1 millisecond')
            INSERT INTO intake.untold (coupon_id, due_at)
            SELECT coupon_id, clock_timestamp()
              FROM line
             WHERE NOT EXISTS (SELECT FROM intake.untold AS known WHERE known.coupon_id = line.coupon_id)
               AND NOT intake.is_stopped(coupon_id)
             LIMIT ?
            ON CONFLICT (coupon_id) DO NOTHING
            RETURNING coupon_id
            """;

    /**
     * One row that is due. Locks it and leaves out what another instance has locked. The table holds few lines, if any. The
     * first undecided place is looked for along the line, so one round reads the line once.
     */
    private static final String TAKE_DUE = """
            SELECT untold.coupon_id, untold.asked_to, untold.rounds,
                   line.coupon_id IS NOT NULL AS missing, coalesce(line.next_sequence - 1, 0) AS decided_to,
                   coalesce((SELECT sequence FROM intake.issue_request AS request
                              WHERE coupon_id = line.coupon_id
                                AND ticket > untold.asked_to
                                             - (SELECT count(*) FROM intake.terms WHERE coupon_id = line.coupon_id)
                                AND ticket <= line.last_ticket
                                AND sequence > untold.asked_to
                                AND NOT EXISTS (SELECT FROM intake.outcome WHERE request_id = request.id)
                              ORDER BY ticket LIMIT 1), 0) AS undecided,
                   intake.carrier(?, untold.coupon_id, untold.asked_to) AS carrier
              FROM intake.untold AS untold
              LEFT JOIN intake.line_untold AS line ON line.coupon_id = untold.coupon_id
             WHERE untold.due_at <= clock_timestamp()
             ORDER BY untold.due_at
             LIMIT 1
               FOR UPDATE OF untold SKIP LOCKED
            """;

    private final JdbcClient database;
    private final HealingSettings settings;

    UntoldTable(JdbcClient database, HealingSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public List<CouponId> add(int limit) {
        return database.sql(ADD)
                .param(settings.stallMillis())
                .param(limit)
                .query((row, _) -> new CouponId(row.getObject("coupon_id", UUID.class)))
                .list();
    }

    @Override
    public Optional<UntoldLine> takeDue() {
        return database.sql(TAKE_DUE)
                .param(settings.slotName())
                .query((row, _) -> new UntoldLine(
                        new CouponId(row.getObject("coupon_id", UUID.class)),
                        row.getBoolean("missing"),
                        row.getLong("asked_to"),
                        row.getInt("rounds"),
                        row.getLong("undecided"),
                        row.getLong("decided_to"),
                        OpenGap.Carrier.valueOf(row.getString("carrier"))))
                .optional();
    }

    @Override
    public void close(CouponId coupon) {
        database.sql("DELETE FROM intake.untold WHERE coupon_id = ?")
                .param(coupon.value())
                .update();
    }

    @Override
    public void postpone(CouponId coupon, long askedTo, int rounds, Duration wait) {
        database.sql("""
                        UPDATE intake.untold
                           SET asked_to = ?, rounds = ?, due_at = clock_timestamp() + ? * interval '1 millisecond'
                         WHERE coupon_id = ?
                        """)
                .params(askedTo, rounds, wait.toMillis(), coupon.value())
                .update();
    }

    @Override
    public long open() {
        return database.sql("SELECT count(*) FROM intake.untold")
                .query(Long.class)
                .single();
    }
}
