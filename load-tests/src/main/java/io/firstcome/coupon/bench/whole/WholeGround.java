package io.firstcome.coupon.bench.whole;

import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.bench.cluster.Progress;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import io.firstcome.coupon.bench.wire.Saturation;
import io.firstcome.coupon.bench.wire.Saturation.Counted;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.load.subject.Component;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/** Accepts with everything behind them, and the same with relay and consumer held. */
final class WholeGround implements Ground {

    static final int ACCEPTED = 202;

    private final BenchCluster cluster;
    private final List<Part> behind;
    private final Meter issued;
    private final OpenCoupons coupons;
    private final Requests requests;
    private final Saturation saturation;
    private final Waits waits;

    private WholeGround(BenchCluster cluster, Site site) {
        this.cluster = cluster;
        this.behind = List.of(cluster.part(PartKind.RELAY), cluster.part(PartKind.CONSUMER));
        this.issued = cluster.counts().issued();
        this.coupons = new OpenCoupons(cluster.api(), cluster.keys());
        InetSocketAddress server =
                new InetSocketAddress("127.0.0.1", cluster.api().getPort());
        this.requests = Requests.of(server, cluster.keys(), site.settings().customers());
        this.saturation = new Saturation(server, site.settings().connections());
        this.waits = new Waits(cluster.databases().ledger(), issued, coupons, requests, server);
    }

    static WholeGround start(Site site) throws IOException, SQLException {
        BenchCluster cluster = BenchCluster.start(site, EnumSet.allOf(PartKind.class));
        try {
            return new WholeGround(cluster, site);
        } catch (RuntimeException broken) {
            cluster.close();
            throw broken;
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(endToEnd(), alone(), waits);
    }

    private Scenario endToEnd() {
        return Scenario.of(
                Whole.END_TO_END,
                "accepts for one coupon, and all of them published, decided and told meanwhile; until the last one is decided",
                extent -> {
                    Supplier<byte[]> asks = asks(extent);
                    long before = (long) issued.total();
                    return drained(() -> {
                        long begin = System.nanoTime();
                        Counted counted = saturation.send(asks, extent.time());
                        long accepted = counted.of(ACCEPTED);
                        long decided = Progress.await(issued, before + accepted) - before;
                        long unexpected = counted.all() - accepted + decided - accepted;
                        return new Measured(accepted, unexpected, (System.nanoTime() - begin) / 1e9);
                    });
                });
    }

    private Scenario alone() {
        return Scenario.of(Whole.ALONE, "the same while relay and consumer are held", extent -> {
            Supplier<byte[]> asks = asks(extent);
            cluster.drain();
            behind.forEach(Part::pause);
            return drained(() -> {
                Counted counted = saturation.send(asks, extent.time());
                long accepted = counted.of(ACCEPTED);
                return new Measured(accepted, counted.all() - accepted, counted.seconds());
            });
        });
    }

    private Supplier<byte[]> asks(Extent extent) throws IOException, InterruptedException {
        int count = extent.most() / requests.customers() + 1;
        return requests.each(coupons.published(count, OpenCoupons.PLENTY));
    }

    /** After what is measured, the rest is worked off before the next sample. */
    private Scenario.Prepared drained(Measuring measuring) {
        return new Scenario.Prepared() {
            @Override
            public Measured measure() throws IOException, InterruptedException, SQLException {
                return measuring.measure();
            }

            @Override
            public void close() throws IOException {
                behind.forEach(Part::resume);
                cluster.drain();
            }
        };
    }

    private interface Measuring {
        Measured measure() throws IOException, InterruptedException, SQLException;
    }

    @Override
    public List<String> brokenPromises() throws SQLException {
        return cluster.brokenPromises();
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
        coupons.close();
        cluster.close();
    }
}
