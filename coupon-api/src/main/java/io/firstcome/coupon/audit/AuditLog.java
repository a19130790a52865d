package io.firstcome.coupon.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what an admin does, in the caller's transaction: it is there if and only if the change is. */
@Component
public class AuditLog {

    /** One statement; locks nothing. */
    private static final String ADD = """
            INSERT INTO intake.audit (who, action, subject, before, after)
            VALUES (:who, :action, :subject, :before::jsonb, :after::jsonb)
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
}
