package io.firstcome.coupon.bench.relay;

import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/**
 * Reference (f): reads what the relay reads, over the same protocol and publication, and does nothing with it but count rows
 * and confirm them at the end. Its slot goes with the server's data.
 */
final class RawStream {

    private static final String SLOT = "bench_raw_stream";
    private static final String PUBLICATION = "firstcome_outbox";

    /** Longer than a sample: the driver's reads break when a confirmation falls due while they wait (pgjdbc#4328). */
    private static final int CONFIRM_MINUTES = 10;

    /** Message types of the protocol's version 1; what else there is describes the table or begins a transaction. */
    private static final byte INSERT = 'I';

    private static final byte COMMIT = 'C';

    private final DatabaseAddress database;

    /** What is committed from now on waits for it. */
    RawStream(DatabaseAddress database) throws SQLException {
        this.database = database;
        try (Connection connection = database.dataSource().getConnection();
                Statement make = connection.createStatement()) {
            make.execute("SELECT pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        }
    }

    /**
     * Reads on until there have been so many rows and their last transaction. The stream begins here, so that the server has
     * sent nothing before; it counts from its first row, since a stream that goes on need not look for its place.
     */
    Measured read(long rows) throws SQLException {
        try (Connection connection = connect();
                PGReplicationStream stream = stream(connection)) {
            long begin = 0;
            long read = 0;
            boolean committed = false;
            while (read < rows || !committed) {
                ByteBuffer message = Objects.requireNonNull(stream.read(), "it waits for one");
                switch (message.get()) {
                    case INSERT -> {
                        begin = read == 0 ? System.nanoTime() : begin;
                        read++;
                        committed = false;
                    }
                    case COMMIT -> {
                        committed = true;
                        stream.setFlushedLSN(stream.getLastReceiveLSN());
                        stream.setAppliedLSN(stream.getLastReceiveLSN());
                    }
                    default -> {
                        // describes the table, or begins a transaction
                    }
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            stream.forceUpdateStatus();
            return new Measured(rows, read - rows, seconds);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, database.user());
        PGProperty.PASSWORD.set(properties, database.password());
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return DriverManager.getConnection(database.url(), properties);
    }

    private static PGReplicationStream stream(Connection connection) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(SLOT)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", PUBLICATION)
                .withStatusInterval(CONFIRM_MINUTES, TimeUnit.MINUTES)
                .start();
    }
}
