package io.firstcome.coupon.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What admins did. It is written in the transaction that does it: it is here if and only if it was done. */
@Component
public class AuditLog {

    /** One statement; locks nothing. */
    private static final String ADD = """
            INSERT INTO intake.audit (who, action, subject, before, after)
            VALUES (:who, :action, :subject, :before::jsonb, :after::jsonb)
            """;

    /** One statement; locks nothing. Along the primary key or, for one subject, the index {@code audit_subject}. */
    private static final String FIND = """
            SELECT id, at, who, action, subject, before, after
              FROM intake.audit
             WHERE id < :after AND (:subject::text IS NULL OR subject = :subject) AND (:who::text IS NULL OR who = :who)
             ORDER BY id DESC
             LIMIT :limit
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    AuditLog(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Adds a row.
     *
     * @param action what was done, such as {@code campaign.publish}; at most 60 characters
     * @param subject to what, such as {@code campaign/019e5a3c-0000-7000-8000-00000000c0de}; at most 200 characters
     * @param before the subject as answers show it, null if it was not there
     * @param after the same after the change, null if it is gone
     */
    public void add(Admin who, String action, String subject, @Nullable Object before, @Nullable Object after) {
        database.sql(ADD)
                .param("who", who.name())
                .param("action", action)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .update();
    }

    /** Newest first. */
    List<AuditEntry> find(AuditSearch search, int atMost) {
        return database.sql(FIND)
                .param("after", search.after())
                .param("subject", search.subject())
                .param("who", search.who())
                .param("limit", atMost)
                .query((row, _) -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("subject"),
                        read(row.getString("before")),
                        read(row.getString("after"))))
                .list();
    }

    private @Nullable JsonNode read(@Nullable String state) {
        return state == null ? null : json.readTree(state);
    }
}
