package io.firstcome.coupon.relay;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The outbox, the publication and the slot as the catalogues show them.
 *
 * @param publicationFits whether it publishes inserts only, under the partitioned table's name
 * @param tablePublished whether the outbox is in it, with the right columns
 * @param slotOwner the slot's plugin and database, for instance {@code pgoutput/firstcome}; empty if there is no slot
 * @param slotOwned whether the slot is this database's and decodes by pgoutput
 * @param invalidation why the slot can never be read again; empty if it can
 */
record SlotInspection(
        boolean outboxExists,
        boolean publicationExists,
        boolean publicationFits,
        boolean tableListed,
        boolean tablePublished,
        String slotOwner,
        boolean slotOwned,
        boolean slotActive,
        String invalidation) {

    /** Reads catalogues only, locks nothing; one round trip, at each look of a standby too. */
    static final String SQL = """
            SELECT to_regclass('intake.outbox') IS NOT NULL                       AS outbox_exists,
                   p.pubname IS NOT NULL                                          AS publication_exists,
                   coalesce(p.pubinsert AND NOT p.pubupdate AND NOT p.pubdelete AND NOT p.pubtruncate
                            AND p.pubviaroot, false)                              AS publication_fits,
                   t.tablename IS NOT NULL                                        AS table_listed,
                   coalesce(t.attnames::text[] @> :columns::text[]
                            AND t.attnames::text[] <@ :columns::text[], false)    AS table_published,
                   coalesce(s.plugin || '/' || s.database, '')                    AS slot_owner,
                   coalesce(s.plugin = 'pgoutput' AND s.database = current_database(), false) AS slot_owned,
                   coalesce(s.active, false)                                      AS slot_active,
                   coalesce(s.invalidation_reason, CASE s.wal_status WHEN 'lost' THEN 'lost' END, '') AS invalidation
              FROM (VALUES (1)) AS always (one)
              LEFT JOIN pg_publication p ON p.pubname = :publication
              LEFT JOIN pg_publication_tables t
                     ON t.pubname = p.pubname AND t.schemaname = 'intake' AND t.tablename = 'outbox'
              LEFT JOIN pg_replication_slots s ON s.slot_name = :slot
            """;

    static SlotInspection read(ResultSet row) throws SQLException {
        return new SlotInspection(
                row.getBoolean("outbox_exists"),
                row.getBoolean("publication_exists"),
                row.getBoolean("publication_fits"),
                row.getBoolean("table_listed"),
                row.getBoolean("table_published"),
                row.getString("slot_owner"),
                row.getBoolean("slot_owned"),
                row.getBoolean("slot_active"),
                row.getString("invalidation"));
    }

    boolean slotExists() {
        return !slotOwner.isEmpty();
    }

    boolean slotInvalid() {
        return !invalidation.isEmpty();
    }
}
