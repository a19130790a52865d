package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.meter.DatabaseMeter;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What PostgreSQL and Kafka count, asked for over connections that stay. */
public final class Counts implements AutoCloseable {

    private static final String ISSUED = "SELECT coalesce(sum(issued), 0) FROM ledger.line";

    private final TopicEnds ends;
    private final DatabaseMeter walBytes;
    private final DatabaseMeter statements;
    private final DatabaseMeter issued;

    private Counts(TopicEnds ends, DatabaseMeter walBytes, DatabaseMeter statements, DatabaseMeter issued) {
        this.ends = ends;
        this.walBytes = walBytes;
        this.statements = statements;
        this.issued = issued;
    }

    static Counts of(DatabaseAddress database, String bootstrapServers) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
        return new Counts(
                new TopicEnds(bootstrapServers),
                DatabaseMeter.walBytes(database),
                DatabaseMeter.statements(database),
                DatabaseMeter.of("issued coupons", database, ISSUED));
    }

    public TopicEnds ends() {
        return ends;
    }

    /** How many coupons the ledger has issued. */
    public Meter issued() {
        return issued;
    }

    /** The basis of the cost model. */
    public List<Meter> meters() {
        return List.of(walBytes, statements, ends.records(Topics.LINE, Topics.DECISIONS));
    }

    @Override
    public void close() {
        issued.close();
        statements.close();
        walBytes.close();
        ends.close();
    }
}
