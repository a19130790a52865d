package io.firstcome.coupon.bench.consumer;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.bench.cluster.HotLine;
import io.firstcome.coupon.bench.cluster.Progress;
import io.firstcome.coupon.bench.cluster.SameAmount;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The consumer, let at a line that waits for it, and COPY, in turn; while COPY writes, the consumer is held. */
final class ConsumerGround implements Ground {

    /** All of a sample's requests are worked off, however long that takes: rather too few of them than too many. */
    private static final int LIKELY_PER_SECOND = 4_000;

    private final BenchCluster cluster;
    private final Part consumer;
    private final HotLine line = new HotLine();
    private final LineFill topic;
    private final Meter records;
    private final Meter done;
    private final Meter issued;
    private final LedgerCopy copy;
    private final SameAmount amount = new SameAmount();

    private ConsumerGround(BenchCluster cluster, LineFill topic, LedgerCopy copy) {
        this.cluster = cluster;
        this.consumer = cluster.part(PartKind.CONSUMER);
        this.topic = topic;
        this.records = cluster.counts().ends().records(Topics.LINE);
        this.done = cluster.counts().ends().done(Topics.LINE);
        this.issued = cluster.counts().issued();
        this.copy = copy;
    }

    static ConsumerGround start(Site site) throws IOException, InterruptedException, SQLException {
        BenchCluster cluster = BenchCluster.start(site, Set.of(PartKind.POSTGRES, PartKind.BROKER, PartKind.CONSUMER));
        try {
            DatabaseAddress database = cluster.databases().ledger();
            ConsumerGround ground = new ConsumerGround(
                    cluster, new LineFill(cluster.bootstrapServers()), new LedgerCopy(database.dataSource()));
            ground.topic.add(List.of(ground.line.terms()));
            ground.hold();
            return ground;
        } catch (RuntimeException | IOException | InterruptedException | SQLException broken) {
            cluster.close();
            throw broken;
        }
    }

    /** Not before nothing is under way any more: what is half done would be given up and done again. */
    private void hold() throws SQLException {
        Progress.finish(done, (long) records.total());
        consumer.pause();
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(decide(), copy());
    }

    private Scenario decide() {
        return Scenario.of(
                Consumer.DECIDE,
                "requests of one coupon that wait in Kafka, decided by coupon-consumer and told",
                LIKELY_PER_SECOND,
                extent -> {
                    int requests = amount.with(Consumer.DECIDE, extent.about());
                    topic.add(line.next(requests));
                    return new Decided(requests, (long) issued.total());
                });
    }

    /** Reference (g). */
    private Scenario copy() {
        return Scenario.of(
                Consumer.COPY,
                "as many rows into tables like the ledger's, in transactions of the same size",
                extent -> {
                    LedgerCopy.Ready ready = copy.ready(amount.with(Consumer.COPY, extent.about()));
                    return () -> {
                        long begin = System.nanoTime();
                        long rows = ready.write();
                        return new Measured(rows, 0, (System.nanoTime() - begin) / 1e9);
                    };
                });
    }

    /** The consumer is let go on for as long as it takes. */
    private final class Decided implements Scenario.Prepared {
        private final int requests;
        private final long before;

        Decided(int requests, long before) {
            this.requests = requests;
            this.before = before;
        }

        @Override
        public Measured measure() throws InterruptedException, SQLException {
            long begin = System.nanoTime();
            consumer.resume();
            long decided = Progress.await(issued, before + requests) - before;
            return new Measured(requests, decided - requests, (System.nanoTime() - begin) / 1e9);
        }

        @Override
        public void close() throws SQLException {
            hold();
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
                topic) {
            copy.close();
        } catch (SQLException broken) {
            throw new IllegalStateException("the connection to PostgreSQL broke", broken);
        }
    }
}
