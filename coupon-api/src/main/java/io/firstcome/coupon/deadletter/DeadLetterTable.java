package io.firstcome.coupon.deadletter;

import static io.firstcome.coupon.api.Columns.instant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code intake.dead_letter}, and the place in a line that a letter has. */
@Repository
class DeadLetterTable {

    private static final int MAX_KEY_BYTES = 1024;

    /**
     * One row, unless the record is known. It has a place only if the tables know a message of that id in that coupon's line:
     * two rows by primary key. Locks nothing.
     */
    private static final String ADD = """
            INSERT INTO intake.dead_letter (id, topic, topic_partition, topic_offset, record_key, record_value, cause,
                                            message_id, coupon_id, sequence, recorded_at, state, changed_at)
            SELECT :id, :topic, :partition, :offset, :key, :value, :cause,
                   place.message_id, place.coupon_id, place.sequence, :recordedAt, 'open', clock_timestamp()
              FROM (VALUES (1)) AS always
              LEFT JOIN (SELECT id AS message_id, coupon_id, sequence FROM intake.issue_request
                          WHERE id = :message::uuid AND coupon_id = :coupon::uuid
                         UNION ALL
                         SELECT message_id, coupon_id, sequence FROM intake.terms
                          WHERE message_id = :message::uuid AND coupon_id = :coupon::uuid) AS place ON true
            ON CONFLICT (topic, topic_partition, topic_offset) DO NOTHING
            """;

    private static final String STATE = """
            CASE WHEN letter.state = 'closed' THEN 'closed'
                 WHEN progress.next_sequence > letter.sequence THEN 'healed'
                 ELSE letter.state END
            """;

    private static final String SHOWN = """
            SELECT letter.id, letter.cause, letter.topic, letter.topic_partition, letter.topic_offset, letter.recorded_at,
                   CASE letter.state WHEN 'open' THEN NULL ELSE letter.changed_at END AS changed_at,
                   letter.coupon_id, letter.sequence, request.id AS request_id,
                   substring(letter.record_key FROM 1 FOR %d) AS key_start,
                   substring(letter.record_value FROM 1 FOR :maxBytes) AS value_start,
                   octet_length(letter.record_value)::bigint AS value_bytes,
                   %s AS state
              FROM intake.dead_letter AS letter
              LEFT JOIN intake.issue_request AS request ON request.id = letter.message_id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = letter.coupon_id
            """.formatted(MAX_KEY_BYTES, STATE);

    /** Newest first by the index, past those in another state; locks nothing. */
    private static final String PAGE = "SELECT * FROM (" + SHOWN + ") AS shown" + """
             WHERE (recorded_at, id) < (:afterAt, :afterId)
               AND state = coalesce(:state::text, state)
             ORDER BY recorded_at DESC, id DESC
             LIMIT :limit
            """;

    /** Locks the letter, so that admins act on it one after the other; reads two rows by primary key. */
    private static final String TAKE = """
            SELECT letter.coupon_id, letter.sequence, request.id AS request_id, %s AS state
              FROM intake.dead_letter AS letter
              LEFT JOIN intake.issue_request AS request ON request.id = letter.message_id
              LEFT JOIN intake.line_progress AS progress ON progress.coupon_id = letter.coupon_id
             WHERE letter.id = ?
               FOR UPDATE OF letter
            """.formatted(STATE);

    private static final String FAIL_REQUEST = """
            UPDATE intake.issue_request SET failed = true
             WHERE id = ? AND NOT failed
            RETURNING coupon_id, sequence, ticket, customer_id, accepted_at
            """;

    /** The open ones by their index, each with a row by primary key; no more than anybody wants to know. */
    private static final String COUNT_OPEN = """
            SELECT count(*) FROM (
                SELECT FROM intake.dead_letter AS letter
                  LEFT JOIN intake.line_progress AS progress USING (coupon_id)
                 WHERE letter.state = 'open' AND NOT coalesce(progress.next_sequence > letter.sequence, false)
                 LIMIT ?) AS open
            """;

    private final JdbcClient database;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    DeadLetterTable(JdbcClient database) {
        this.database = database;
    }

    /** What is to be known about a letter before something is done about it. */
    record Taken(@Nullable Place place, LetterState state) {}

    /**
     * A letter's place in a line.
     *
     * @param requestId null if the place is one of terms
     */
    record Place(CouponId couponId, long sequence, @Nullable RequestId requestId) {}

    /** Stores it unless it is stored. */
    void add(ArrivedLetter letter) {
        database.sql(ADD)
                .param("id", ids.generate())
                .param("topic", letter.topic())
                .param("partition", letter.partition())
                .param("offset", letter.offset())
                .param("key", letter.key(), Types.BINARY)
                .param("value", letter.value(), Types.BINARY)
                .param("cause", letter.cause())
                .param("message", letter.messageId(), Types.OTHER)
                .param("coupon", letter.couponId(), Types.OTHER)
                .param("recordedAt", letter.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<DeadLetter> page(@Nullable LetterState state, Cursor after, int limit, int maxBytes) {
        return database.sql(PAGE)
                .param("maxBytes", maxBytes)
                .param("afterAt", after.at().atOffset(ZoneOffset.UTC))
                .param("afterId", after.id())
                .param("state", state == null ? null : state.code(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, _) -> letter(row))
                .list();
    }

    Optional<DeadLetter> find(UUID id, int maxBytes) {
        return database.sql(SHOWN + " WHERE letter.id = :id")
                .param("maxBytes", maxBytes)
                .param("id", id)
                .query((row, _) -> letter(row))
                .optional();
    }

    /** Locks the letter until the caller's transaction ends. */
    Optional<Taken> take(UUID id) {
        return database.sql(TAKE)
                .param(id)
                .query((row, _) -> new Taken(
                        place(row), LetterState.ofCode(row.getString("state")).orElseThrow()))
                .optional();
    }

    void change(UUID id, LetterState state) {
        database.sql("UPDATE intake.dead_letter SET state = ?, changed_at = clock_timestamp() WHERE id = ?")
                .param(state.code())
                .param(id)
                .update();
    }

    /** Marks the request as failed; the message that says so in its place, or empty if it was marked before. */
    Optional<RequestFailed> failRequest(RequestId request) {
        return database.sql(FAIL_REQUEST)
                .param(request.value())
                .query((row, _) -> new RequestFailed(new IssueRequested(
                        request,
                        new CouponId(row.getObject("coupon_id", UUID.class)),
                        row.getLong("sequence"),
                        row.getLong("ticket"),
                        new CustomerId(row.getString("customer_id")),
                        instant(row, "accepted_at"))))
                .optional();
    }

    long countOpen(int limit) {
        return database.sql(COUNT_OPEN).param(limit).query(Long.class).single();
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        UUID coupon = row.getObject("coupon_id", UUID.class);
        UUID request = row.getObject("request_id", UUID.class);
        return coupon == null
                ? null
                : new Place(
                        new CouponId(coupon), row.getLong("sequence"), request == null ? null : new RequestId(request));
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        byte[] value = row.getBytes("value_start");
        Long length = row.getObject("value_bytes", Long.class);
        OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("cause"),
                row.getString("topic"),
                row.getInt("topic_partition"),
                row.getLong("topic_offset"),
                instant(row, "recorded_at"),
                changedAt == null ? null : changedAt.toInstant(),
                row.getObject("coupon_id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getObject("sequence", Long.class),
                DeadLetter.base64(row.getBytes("key_start")),
                DeadLetter.base64(value),
                Utf8.text(value, value != null && length != null && length > value.length),
                length);
    }
}
