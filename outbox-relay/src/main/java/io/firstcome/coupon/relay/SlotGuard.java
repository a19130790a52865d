package io.firstcome.coupon.relay;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the slot and the publication are there before an engine starts. Debezium would make a missing slot
 * without a word, and an outbox that was dropped and made anew silently leaves its publication: both are gaps that
 * somebody must hear of.
 */
@Component
final class SlotGuard {

    private static final Logger log = LoggerFactory.getLogger(SlotGuard.class);

    /** written_lsn and created_at are left out: only the relay's own watch reads them, and a time costs to be read. */
    private static final String COLUMNS = "id, aggregatetype, aggregateid, type, payload, sequence";

    /** Something exists already, or exists no more, or is in use: another relay was faster. */
    private static final String[] ANOTHER_WAS_FASTER = {"42710", "42704", "55006"};

    private final RelayDatabase database;
    private final String slot;
    private final String publication;
    private final AtomicLong recreatedSlots = new AtomicLong();

    SlotGuard(RelayDatabase database, RelaySettings settings) {
        this.database = database;
        this.slot = settings.slotName();
        this.publication = settings.publicationName();
    }

    /** How often a slot was made while the outbox already had rows, or in place of one that was lost. */
    long recreatedSlots() {
        return recreatedSlots.get();
    }

    /**
     * Makes or repairs what is missing.
     *
     * @throws DataAccessException if the database does not answer or refuses
     * @throws IllegalStateException if the slot's name is taken by something else
     */
    SlotCheck prepare() {
        SlotInspection found = inspect();
        if (!found.outboxExists()) {
            return new SlotCheck.OutboxMissing();
        }
        if (found.slotExists() && !found.slotOwned()) {
            throw new IllegalStateException("the slot '" + slot + "' is another's (" + found.slotOwner()
                    + "): set firstcome.relay.slot-name to a free name");
        }
        if (found.slotActive()) {
            return new SlotCheck.HeldByAnother();
        }
        try {
            ensurePublication(found);
            ensureSlot(found);
            return new SlotCheck.Ready();
        } catch (DataAccessException failure) {
            if (Failures.hasSqlState(failure, ANOTHER_WAS_FASTER)) {
                return new SlotCheck.HeldByAnother();
            }
            throw failure;
        }
    }

    /** Repairs the publication while an engine runs: it would go on without a word and publish nothing. */
    void keepPublication() {
        SlotInspection found = inspect();
        if (found.outboxExists()) {
            ensurePublication(found);
        }
    }

    private SlotInspection inspect() {
        return database.ask(jdbc -> jdbc.sql(SlotInspection.SQL)
                .param("columns", "{" + COLUMNS + "}")
                .param("publication", publication)
                .param("slot", slot)
                .query((row, _) -> SlotInspection.read(row))
                .single());
    }

    /** The publication comes before the slot: a slot cannot decode WAL from before its publication was made. */
    private void ensurePublication(SlotInspection found) {
        if (!found.publicationExists()) {
            if (found.slotExists()) {
                log.warn(
                        "The publication '{}' was gone and is made anew. Rows written in between are late for their"
                                + " customers: coupon-api publishes them again",
                        publication);
            }
            change("CREATE PUBLICATION " + publication + " FOR TABLE intake.outbox (" + COLUMNS
                    + ") WITH (publish = 'insert', publish_via_partition_root = true)");
            return;
        }
        if (!found.publicationFits()) {
            log.warn("The publication '{}' was changed by somebody and is set right", publication);
            change("ALTER PUBLICATION " + publication + " SET (publish = 'insert', publish_via_partition_root = true)");
        }
        if (!found.tablePublished()) {
            log.warn(
                    "The publication '{}' {} and is set right. Rows written in between are late for their customers:"
                            + " coupon-api publishes them again",
                    publication,
                    found.tableListed()
                            ? "did not have the outbox's columns"
                            : "had lost intake.outbox (the table was dropped and made anew)");
            change("ALTER PUBLICATION " + publication + " SET TABLE intake.outbox (" + COLUMNS + ")");
        }
    }

    private void ensureSlot(SlotInspection found) {
        if (found.slotExists() && !found.slotInvalid()) {
            return;
        }
        boolean rowsBefore = database.ask(jdbc -> jdbc.sql("SELECT EXISTS (SELECT FROM intake.outbox)")
                .query(Boolean.class)
                .single());
        if (found.slotInvalid()) {
            log.error(
                    "The slot '{}' was invalidated by PostgreSQL ({}) and is made anew. Requests that were accepted and"
                            + " not published yet are late for their customers: coupon-api publishes them again."
                            + " Look at max_slot_wal_keep_size and at how long no relay ran",
                    slot,
                    found.invalidation());
            database.ask(jdbc -> jdbc.sql("SELECT pg_drop_replication_slot(:slot)::text")
                    .param("slot", slot)
                    .query(String.class)
                    .optional());
        } else if (rowsBefore) {
            log.warn(
                    "There is no slot '{}': it is made now, and the outbox has rows already. Those not published yet"
                            + " are late for their customers: coupon-api publishes them again",
                    slot);
        }
        createSlot();
        if (rowsBefore || found.slotInvalid()) {
            recreatedSlots.incrementAndGet();
        }
    }

    /** Waits until the transactions that run at this moment have ended. */
    private void createSlot() {
        String position = database.ask(
                jdbc -> jdbc.sql("SELECT lsn::text FROM pg_create_logical_replication_slot(:slot, 'pgoutput')")
                        .param("slot", slot)
                        .query(String.class)
                        .single());
        log.info("Made the slot '{}' at {}", slot, position);
    }

    private void change(String statement) {
        database.ask(jdbc -> jdbc.sql(statement).update());
    }
}
