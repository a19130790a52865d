package io.firstcome.coupon.checker;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A row of the outbox, of a line; what was published again has several.
 *
 * @param writtenLsn how far the log had been written when the row was
 * @param transaction the one that wrote it
 */
record OutboxCopy(
        String coupon, long sequence, String id, String type, String payload, long writtenLsn, long transaction) {

    /** Each line in the order of its places, the copies of a place from the first on. One statement; PostgreSQL sorts. */
    private static final String ALL = """
            SELECT aggregateid::text, sequence, id::text, type, payload, written_lsn - '0/0'::pg_lsn, xmin::text::bigint
              FROM intake.outbox
             WHERE aggregatetype = 'line'
             ORDER BY aggregateid, sequence, written_lsn
            """;

    static List<OutboxCopy> load(DataSource intake) throws SQLException {
        List<OutboxCopy> copies = new ArrayList<>();
        Stored.each(
                intake,
                ALL,
                row -> copies.add(new OutboxCopy(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6).longValueExact(),
                        row.getLong(7))));
        return copies;
    }

    /** As it is to stand in the topic. */
    TopicRecord.Content content() {
        return new TopicRecord.Content(coupon, id, Long.toString(sequence), type, payload);
    }

    /** The first copies of all places, in the order of the lines. */
    static List<OutboxCopy> first(List<OutboxCopy> copies) {
        List<OutboxCopy> first = new ArrayList<>();
        for (OutboxCopy copy : copies) {
            if (first.isEmpty() || !first.getLast().isAtPlaceOf(copy)) {
                first.add(copy);
            }
        }
        return first;
    }

    private boolean isAtPlaceOf(OutboxCopy other) {
        return sequence == other.sequence && coupon.equals(other.coupon);
    }
}
