package io.firstcome.coupon.bench.relay;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.bench.cluster.Progress;
import io.firstcome.coupon.bench.meter.DatabaseMeter;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The relay and a plain reader, each let at the same rows in turn; while one reads, the other is held. */
final class RelayGround implements Ground {

    private static final String ACTIVE_SLOTS =
            "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'firstcome_outbox' AND active";

    private static final String ALL_CONFIRMED = """
            SELECT (NOT EXISTS (
                SELECT FROM intake.outbox
                 WHERE written_lsn >= (SELECT confirmed_flush_lsn FROM pg_replication_slots
                                        WHERE slot_name = 'firstcome_outbox')))::integer""";

    private final BenchCluster cluster;
    private final Part relay;
    private final Meter published;
    private final DatabaseMeter confirmed;
    private final OutboxFill outbox;
    private final RawStream raw;
    private final Backlog backlog;

    private RelayGround(BenchCluster cluster, DatabaseMeter confirmed, OutboxFill outbox, RawStream raw) {
        this.cluster = cluster;
        this.relay = cluster.part(PartKind.RELAY);
        this.published = cluster.counts().ends().records(Topics.LINE);
        this.confirmed = confirmed;
        this.outbox = outbox;
        this.raw = raw;
        this.backlog = new Backlog(outbox);
    }

    static RelayGround start(Site site) throws IOException, InterruptedException, SQLException {
        BenchCluster cluster = BenchCluster.start(site, Set.of(PartKind.POSTGRES, PartKind.BROKER, PartKind.RELAY));
        try {
            DatabaseAddress database = cluster.databases().intake();
            try (DatabaseMeter reading = DatabaseMeter.of("relays that read", database, ACTIVE_SLOTS)) {
                Progress.await(reading, 1);
            }
            cluster.part(PartKind.RELAY).pause();
            OutboxFill outbox =
                    new OutboxFill(database.dataSource(), site.settings().connections());
            DatabaseMeter confirmed = DatabaseMeter.of("whether all is confirmed", database, ALL_CONFIRMED);
            return new RelayGround(cluster, confirmed, outbox, new RawStream(database));
        } catch (RuntimeException | SQLException | InterruptedException broken) {
            cluster.close();
            throw broken;
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(relay(), raw());
    }

    private Scenario relay() {
        return Scenario.of(
                Relay.RELAY,
                "outbox rows that wait in the WAL, read by outbox-relay, published and acknowledged",
                extent -> new Published(backlog.rowsFor(Relay.RELAY, extent.about()), (long) published.total()));
    }

    /** Reference (f). */
    private Scenario raw() {
        return Scenario.of(Relay.RAW, "the same rows, read by the same protocol, counted and confirmed", extent -> {
            int rows = backlog.rowsFor(Relay.RAW, extent.about());
            return () -> raw.read(rows);
        });
    }

    /** The relay is let go on for as long as it takes. */
    private final class Published implements Scenario.Prepared {
        private final int rows;
        private final long before;

        Published(int rows, long before) {
            this.rows = rows;
            this.before = before;
        }

        @Override
        public Measured measure() throws InterruptedException, SQLException {
            long begin = System.nanoTime();
            relay.resume();
            long records = Progress.await(published, before + rows) - before;
            return new Measured(rows, records - rows, (System.nanoTime() - begin) / 1e9);
        }

        /** Held only when nothing is under way any more. */
        @Override
        public void close() throws SQLException {
            Progress.finish(confirmed, 1);
            relay.pause();
        }
    }

    @Override
    public List<Component> components() {
        return cluster.components();
    }

    @Override
    public List<Meter> meters() {
        return cluster.counts().meters();
    }

    @Override
    public void close() {
        try (cluster;
                confirmed) {
            outbox.close();
        } catch (SQLException broken) {
            throw new IllegalStateException("the connection to PostgreSQL broke", broken);
        }
    }
}
