package io.firstcome.coupon.fault;

import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The outbox's rows as the relay would send them. */
final class OutboxRows {

    /** Rows of the line whose transactions have committed, in the order in which they were written. */
    private static final String SINCE = """
            SELECT aggregateid::text, payload, id::text, sequence::text, type FROM intake.outbox
             WHERE aggregatetype = 'line' AND written_lsn >= ?::pg_lsn ORDER BY created_at LIMIT ?
            """;

    private final DatabaseAddress intake;

    OutboxRows(DatabaseAddress intake) {
        this.intake = intake;
    }

    /** The place in the WAL at which the next row is written. */
    String position() throws SQLException {
        try (Connection connection = intake.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_insert_lsn()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    List<ProducerRecord<byte[], byte[]>> since(String position, int most) throws SQLException {
        try (Connection connection = intake.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(SINCE)) {
            query.setString(1, position);
            query.setInt(2, most);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    records.add(record(row));
                }
            }
            return records;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(ResultSet row) throws SQLException {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.LINE, bytes(row.getString(1)), bytes(row.getString(2)));
        record.headers().add(Topics.HEADER_ID, bytes(row.getString(3)));
        record.headers().add(Topics.HEADER_SEQUENCE, bytes(row.getString(4)));
        record.headers().add(Topics.HEADER_TYPE, bytes(row.getString(5)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
