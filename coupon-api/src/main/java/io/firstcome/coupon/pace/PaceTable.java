package io.firstcome.coupon.pace;

import io.firstcome.coupon.audit.Admin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code intake.pace}: every setting there ever was; of each subject the one with the highest version holds. */
@Repository
class PaceTable {

    /**
     * "pace" in ASCII. Who writes settings has it until the commit, so that they stand in the log, and at last in the
     * compacted topic, in the order of their versions.
     */
    private static final long ADVISORY_LOCK = 0x70616365L;

    private static final String COLUMNS = "version, coupon_id, issues_per_second, set_by, set_at";

    private static final String ADD = "INSERT INTO intake.pace (coupon_id, issues_per_second, set_by)"
            + " VALUES (:coupon, :issuesPerSecond, :setBy) RETURNING " + COLUMNS;

    /** One row by the index on subject and version; locks nothing. */
    private static final String LATEST_OF_ALL =
            "SELECT " + COLUMNS + " FROM intake.pace WHERE coupon_id IS NULL ORDER BY version DESC LIMIT 1";

    private static final String LATEST_OF_COUPON =
            "SELECT " + COLUMNS + " FROM intake.pace WHERE coupon_id = ? ORDER BY version DESC LIMIT 1";

    /** Reads the table as a whole, which has a row for each word of an admin; locks nothing. */
    private static final String BOUNDS = """
            SELECT * FROM (SELECT DISTINCT ON (coupon_id) * FROM intake.pace
                            WHERE coupon_id IS NOT NULL ORDER BY coupon_id, version DESC) AS latest
             WHERE issues_per_second IS NOT NULL
             ORDER BY version DESC LIMIT ?
            """;

    /**
     * The latest setting of each subject, also one that was taken back, unless the outbox was given it lately or its line
     * has ended and is decided. The table as a whole, and of the outbox a few rows by the primary key; locks nothing.
     */
    private static final String NOT_SAID_LATELY = """
            SELECT latest.*
              FROM (SELECT DISTINCT ON (coupon_id) * FROM intake.pace ORDER BY coupon_id, version DESC) AS latest
              LEFT JOIN intake.line AS line USING (coupon_id)
              LEFT JOIN intake.line_progress AS progress USING (coupon_id)
             WHERE NOT coalesce(line.closed AND progress.next_sequence >= line.next_sequence, false)
               AND NOT EXISTS (SELECT FROM intake.outbox
                                WHERE aggregatetype = 'pace'
                                  AND aggregateid = coalesce(latest.coupon_id, uuid '00000000-0000-0000-0000-000000000000')
                                  AND sequence = latest.version
                                  AND created_at > clock_timestamp() - ? * interval '1 millisecond')
             ORDER BY latest.version LIMIT ?
            """;

    private final JdbcClient database;

    PaceTable(JdbcClient database) {
        this.database = database;
    }

    /** Lets no other transaction write settings until the caller's ends. */
    void lock() {
        database.sql("SELECT pg_advisory_xact_lock(?)::text")
                .param(ADVISORY_LOCK)
                .query(String.class)
                .single();
    }

    PaceSetting add(@Nullable UUID couponId, @Nullable Integer issuesPerSecond, Admin who) {
        return database.sql(ADD)
                .param("coupon", couponId, Types.OTHER)
                .param("issuesPerSecond", issuesPerSecond, Types.INTEGER)
                .param("setBy", who.name())
                .query((row, _) -> setting(row))
                .single();
    }

    /** The setting that holds for this coupon, or for all if it is null. */
    Optional<PaceSetting> latest(@Nullable UUID couponId) {
        JdbcClient.StatementSpec statement = couponId == null
                ? database.sql(LATEST_OF_ALL)
                : database.sql(LATEST_OF_COUPON).param(couponId);
        return statement.query((row, _) -> setting(row)).optional();
    }

    /** The coupons that have a bound now, the latest set first. */
    List<PaceSetting> bounds(int limit) {
        return database.sql(BOUNDS).param(limit).query((row, _) -> setting(row)).list();
    }

    /** The highest version of all, 0 if nothing was ever set. */
    long version() {
        return database.sql("SELECT coalesce(max(version), 0) FROM intake.pace")
                .query(Long.class)
                .single();
    }

    List<PaceSetting> notSaidFor(Duration time, int limit) {
        return database.sql(NOT_SAID_LATELY)
                .param(time.toMillis())
                .param(limit)
                .query((row, _) -> setting(row))
                .list();
    }

    /** The campaign's state; empty if there is none of this id. */
    Optional<String> campaignState(UUID couponId) {
        return database.sql("SELECT state FROM intake.coupon WHERE id = ?")
                .param(couponId)
                .query(String.class)
                .optional();
    }

    private static PaceSetting setting(ResultSet row) throws SQLException {
        return new PaceSetting(
                row.getLong("version"),
                row.getObject("coupon_id", UUID.class),
                row.getObject("issues_per_second", Integer.class),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }
}
