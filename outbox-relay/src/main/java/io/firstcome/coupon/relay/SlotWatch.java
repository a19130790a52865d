package io.firstcome.coupon.relay;

import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Reads the slot's position for health and metrics, on a cadence of its own so that a scrape costs nothing, and does what
 * a running engine needs beside it: keeps the publication whole, and the slot moving while the outbox is idle.
 */
@Component
final class SlotWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SlotWatch.class);

    /** Less WAL than this is not worth a heartbeat, so that an idle database stays idle. */
    private static final long IDLE_LAG_BYTES = 1024 * 1024;

    /** Reads catalogues, locks nothing. */
    private static final String SLOT = """
            SELECT coalesce(s.wal_status, 'missing')                                             AS wal_status,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn), -1)::bigint AS lag_bytes,
                   pg_size_bytes(current_setting('max_slot_wal_keep_size'))                      AS wal_keep_bytes,
                   CASE WHEN s.safe_wal_size < 0 THEN 0 ELSE coalesce(s.safe_wal_size, -1) END AS safe_bytes,
                   s.slot_name IS NOT NULL AND to_regclass('intake.outbox') IS NOT NULL          AS has_rows
              FROM (VALUES (1)) AS always (one)
              LEFT JOIN pg_replication_slots s ON s.slot_name = :slot
            """;

    /**
     * Locks nothing; the BRIN index on written_lsn leaves the blocks that were written since the confirmed position. A row
     * whose transaction stayed open past later commits may be counted as published a little early.
     */
    private static final String UNPUBLISHED_AGE = """
            SELECT greatest(coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0)::float8
              FROM intake.outbox
             WHERE written_lsn > (SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = :slot)
            """;

    /** Not transactional: it needs no commit, and the engine gets its position at once. */
    private static final String HEARTBEAT = "SELECT pg_logical_emit_message(false, 'firstcome-relay', '')::text";

    private record Slot(String walStatus, long lagBytes, long walKeepBytes, long safeBytes, boolean hasRows) {}

    private final RelayDatabase database;
    private final SlotGuard guard;
    private final RelayProgress progress;
    private final RelaySettings settings;
    private volatile SlotPosition position = SlotPosition.UNKNOWN;
    private @Nullable ScheduledExecutorService executor;

    SlotWatch(RelayDatabase database, SlotGuard guard, RelayProgress progress, RelaySettings settings) {
        this.database = database;
        this.guard = guard;
        this.progress = progress;
        this.settings = settings;
    }

    SlotPosition position() {
        return position;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("outbox-relay-watch").factory());
        executor = scheduled;
        ScheduledFuture<?> _ = scheduled.scheduleWithFixedDelay(
                () -> quietly(this::look), 0, settings.watchMillis(), TimeUnit.MILLISECONDS);
        ScheduledFuture<?> _ = scheduled.scheduleWithFixedDelay(
                () -> quietly(this::beat),
                settings.heartbeatMillis(),
                settings.heartbeatMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A database that does not answer ends the engine too, and the supervisor says what that means. */
    private void quietly(Runnable step) {
        try {
            step.run();
        } catch (DataAccessException failure) {
            log.debug("The slot's position could not be read", failure);
            position = SlotPosition.UNKNOWN;
        }
    }

    private void look() {
        if (progress.phase() == RelayState.Phase.STREAMING) {
            guard.keepPublication();
        }
        position = read();
    }

    private SlotPosition read() {
        Slot slot = database.ask(jdbc -> jdbc.sql(SLOT)
                .param("slot", settings.slotName())
                .query((row, _) -> new Slot(
                        row.getString("wal_status"),
                        row.getLong("lag_bytes"),
                        row.getLong("wal_keep_bytes"),
                        row.getLong("safe_bytes"),
                        row.getBoolean("has_rows")))
                .single());
        OptionalDouble age = OptionalDouble.empty();
        if (slot.hasRows()) {
            age = OptionalDouble.of(database.ask(jdbc -> jdbc.sql(UNPUBLISHED_AGE)
                    .param("slot", settings.slotName())
                    .query(Double.class)
                    .single()));
        }
        return new SlotPosition(slot.walStatus(), slot.lagBytes(), slot.walKeepBytes(), slot.safeBytes(), age);
    }

    /** Others' WAL reaches the engine only as silence: without a message of its own the slot would hold all of it. */
    private void beat() {
        if (progress.phase() == RelayState.Phase.STREAMING && position.lagBytes() > IDLE_LAG_BYTES) {
            database.ask(jdbc -> jdbc.sql(HEARTBEAT).query(String.class).single());
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService scheduled = executor;
        if (scheduled == null) {
            return;
        }
        executor = null;
        scheduled.shutdownNow();
        try {
            if (!scheduled.awaitTermination(settings.stopMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A look at the slot's position does not end; it is left behind and changes nothing");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
