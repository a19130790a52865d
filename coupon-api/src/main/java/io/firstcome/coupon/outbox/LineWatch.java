package io.firstcome.coupon.outbox;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.retrying.Outage;
import io.firstcome.coupon.watch.SharedAlerts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for lines that nobody's healing has helped: messages that were published again in vain, and requests that wait
 * for a decision for too long for whatever reason, a relay or a ledger that nobody runs included.
 */
@Component
class LineWatch extends RepeatedWork {

    private static final Logger log = LoggerFactory.getLogger(LineWatch.class);

    /** So often the ledger is asked again about decisions that did not arrive before somebody is told: some four minutes. */
    private static final int UNTOLD_ROUNDS = 3;

    /** Reads the open gaps and the lines that miss decisions, usually none; locks nothing. */
    private static final String STUCK_GAPS = """
            SELECT (SELECT count(*) FROM intake.healing WHERE NOT stalled AND attempts >= :attempts)
                 + (SELECT count(*) FROM intake.untold WHERE rounds >= :rounds)
            """;

    /**
     * One statement, locks nothing; like {@link StallSweeper}'s it joins two tables of one row per published coupon, and
     * looks at the outbox by its primary key for lines that are behind. Lines that an admin has stopped stand still
     * because they should.
     */
    private static final String STALLED_LINES = """
            WITH behind AS MATERIALIZED (
                SELECT coupon_id, coalesce(progress.next_sequence, 1) AS first_place, progress.progressed_at
                  FROM intake.line AS line
                  LEFT JOIN intake.line_progress AS progress USING (coupon_id)
                 WHERE line.next_sequence > coalesce(progress.next_sequence, 1)
                   AND coalesce(progress.progressed_at < clock_timestamp() - :seconds * interval '1 second', true)),
            waiting AS (
                SELECT greatest(progressed_at,
                                (SELECT min(created_at) FROM intake.outbox
                                  WHERE aggregatetype = 'line' AND aggregateid = behind.coupon_id
                                    AND sequence = behind.first_place)) AS since
                  FROM behind
                 WHERE NOT intake.is_stopped(coupon_id))
            SELECT count(*) AS lines,
                   coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0)::float8 AS age
              FROM waiting
             WHERE coalesce(since < clock_timestamp() - :seconds * interval '1 second', true)
            """;

    private record Stalled(long lines, double ageSeconds) {}

    private final JdbcClient database;
    private final ProgressSettings settings;
    private final SharedAlerts alerts;
    private final Outage outage = new Outage(
            log,
            "The lines' progress cannot be looked at: its metrics stand still until the database is back; it goes on by"
                    + " itself.");
    private volatile long stuckGaps;
    private volatile Stalled stalled = new Stalled(0, 0);

    LineWatch(JdbcClient database, ProgressSettings settings, SharedAlerts alerts, MeterRegistry meters) {
        super("line-watch", Duration.ofMillis(settings.lookMillis()));
        this.database = database;
        this.settings = settings;
        this.alerts = alerts;
        Gauge.builder("firstcome.healing.stuck", this, watch -> watch.stuckGaps)
                .description("Lines whose missing messages or decisions were asked for again in vain")
                .register(meters);
        Gauge.builder("firstcome.lines.stalled", this, watch -> watch.stalled.lines())
                .description("Lines with an undecided request that make no progress, by no admin's word")
                .register(meters);
        Gauge.builder("firstcome.lines.stalled.age", this, watch -> watch.stalled.ageSeconds())
                .description("For how long the first of them has stood still")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    protected void work() {
        try {
            stuckGaps = database.sql(STUCK_GAPS)
                    .param("attempts", settings.gapAttempts())
                    .param("rounds", UNTOLD_ROUNDS)
                    .query(Long.class)
                    .single();
            stalled = database.sql(STALLED_LINES)
                    .param("seconds", settings.stalledSeconds())
                    .query((row, _) -> new Stalled(row.getLong("lines"), row.getDouble("age")))
                    .single();
            outage.over();
        } catch (RuntimeException failure) {
            outage.failed(failure);
            return;
        }
        tell(stuckGaps, stalled);
    }

    private void tell(long gaps, Stalled lines) {
        alerts.say(
                AlertKind.GAP_NOT_HEALED,
                gaps > 0,
                gaps
                        + " lines miss messages or decisions, however often they were asked for. Their customers are accepted and wait; the other lines go on.");
        alerts.say(
                AlertKind.LINE_WITHOUT_PROGRESS,
                lines.lines() > 0,
                "%d lines have undecided requests and have not moved, the first for %.0f s. Their customers are accepted"
                                .formatted(lines.lines(), lines.ageSeconds())
                        + " and wait; nothing is lost.");
    }
}
