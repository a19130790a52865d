package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.load.subject.Component;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;

/** The whole cluster, and one load on it. */
final class SoakGround implements Ground {

    private final BenchCluster cluster;
    private final OpenCoupons coupons;
    private final Soaking soaking;

    private SoakGround(BenchCluster cluster, Heaps heaps, Site site, int perSecond) {
        this.cluster = cluster;
        this.coupons = new OpenCoupons(cluster.api(), cluster.keys());
        this.soaking = new Soaking(cluster, coupons, heaps, perSecond, site.progress());
    }

    static SoakGround start(Site site, int perSecond) throws IOException, SQLException {
        BenchCluster cluster = BenchCluster.start(site, EnumSet.allOf(PartKind.class));
        try {
            return new SoakGround(cluster, Heaps.of(cluster, site.directory()), site, perSecond);
        } catch (RuntimeException | IOException broken) {
            cluster.close();
            throw broken;
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(soaking);
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
    public List<String> brokenPromises() throws IOException, SQLException {
        cluster.drain();
        return cluster.brokenPromises();
    }

    @Override
    public void close() {
        coupons.close();
        cluster.close();
    }
}
