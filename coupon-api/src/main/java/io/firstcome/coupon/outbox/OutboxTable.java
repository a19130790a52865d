package io.firstcome.coupon.outbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.PaceJson;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** {@code intake.outbox}: what is committed here is published, in commit order. */
@Component
public class OutboxTable {

    /** The head of a statement that appends; a SELECT of these columns follows. */
    public static final String INSERT_INTO =
            "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)";

    /** The aggregate type of a message of a line: the relay publishes it on {@code coupon.line}. */
    public static final String AGGREGATE_TYPE = "line";

    /** One statement whatever the number of messages. Locks nothing. */
    private static final String APPEND = """
            %s
            SELECT id, '%s', coupon_id, type, payload, sequence
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[])
                   WITH ORDINALITY AS message (id, coupon_id, type, payload, sequence, place)
             ORDER BY place
            """.formatted(INSERT_INTO, AGGREGATE_TYPE);

    /** One statement, one row. Locks nothing. */
    private static final String APPEND_PACE = INSERT_INTO + " VALUES (?, 'pace', ?, ?, ?, ?)";

    private final JdbcTemplate database;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    OutboxTable(JdbcTemplate database) {
        this.database = database;
    }

    /** Appends the messages, in their order, in the caller's transaction. */
    public void append(List<? extends LineMessage> messages) {
        database.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(APPEND);
            statement.setArray(1, connection.createArrayOf("uuid", column(messages, LineMessage::messageId)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            column(messages, message -> message.couponId().value())));
            statement.setArray(3, connection.createArrayOf("text", column(messages, LineJson::type)));
            statement.setArray(4, connection.createArrayOf("text", column(messages, OutboxTable::payload)));
            statement.setArray(5, connection.createArrayOf("bigint", column(messages, LineMessage::sequence)));
            return statement;
        });
    }

    /**
     * Appends a setting of the pace, in the caller's transaction. It is no message of a line: its place is its version, and
     * whatever looks a line's rows up by their places asks for the aggregate type as well.
     */
    public void append(PaceSet set) {
        database.update(
                APPEND_PACE,
                ids.generate(),
                set.subject(),
                PaceJson.TYPE,
                new String(PaceJson.write(set), StandardCharsets.UTF_8),
                set.version());
    }

    /** The message as it stands in the column {@code payload}. */
    public static String payload(LineMessage message) {
        return new String(LineJson.write(message), StandardCharsets.UTF_8);
    }

    private static <M extends LineMessage> Object[] column(List<M> messages, Function<? super M, ?> value) {
        return messages.stream().map(value).toArray();
    }
}
