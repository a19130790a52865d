package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.cluster.BenchCluster;
import io.firstcome.coupon.bench.cluster.Progress;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import io.firstcome.coupon.bench.wire.Saturation.Counted;
import io.firstcome.coupon.bench.wire.Steady;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A steady load as a day brings it: with each sample a new coupon opens and new customers come for it, it is sold out before
 * the last of them, and soon after its window ends. So whatever is kept of each request, customer or coupon piles up.
 *
 * <p>The heaps are looked at before the sample, when all that was asked before is decided: what they hold then is not under
 * way but kept, and the collections are not in the processor time of the requests. A connection that breaks, as when the
 * machine stands still for half a minute, costs its sample and not the hour; a process that has ended ends the soak, as its
 * heap cannot be looked at.
 */
final class Soaking implements Scenario {

    static final String SCENARIO = "steady load";

    private static final int ACCEPTED = 202;
    private static final int ISSUED = 201;
    private static final int CONFLICT = 409;

    /** One in four waits for the coupon, for at most so many seconds. */
    private static final int WAITING = 4;

    private static final int WAIT_SECONDS = 5;

    /** What a busy machine may need between a coupon's opening and the first request. */
    private static final Duration TO_MAKE_READY = Duration.ofMinutes(1);

    /** So many seconds' requests may be under way, waiting customers included, before one is late. */
    private static final int CONNECTION_SECONDS = 2;

    private final InetSocketAddress server;
    private final BenchCluster cluster;
    private final OpenCoupons coupons;
    private final Heaps heaps;
    private final int perSecond;
    private final Consumer<String> progress;
    private final Meter issued;
    private final Steady steady;
    private int customers;

    Soaking(BenchCluster cluster, OpenCoupons coupons, Heaps heaps, int perSecond, Consumer<String> progress) {
        this.server = new InetSocketAddress("127.0.0.1", cluster.api().getPort());
        this.cluster = cluster;
        this.coupons = coupons;
        this.heaps = heaps;
        this.perSecond = perSecond;
        this.progress = progress;
        this.issued = cluster.counts().issued();
        this.steady = new Steady(server, CONNECTION_SECONDS * perSecond, perSecond);
    }

    @Override
    public String name() {
        return SCENARIO;
    }

    @Override
    public String meaning() {
        return "asks at " + perSecond
                + " a second, every fourth customer waiting for the decision; the rows say by how much"
                + " the heap after a full collection of the last third exceeds that of the second third";
    }

    @Override
    public Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException {
        int seconds = (int) extent.time().toSeconds();
        int asking = seconds * perSecond;
        long quantity = stockFor(asking);
        Requests crowd = Requests.of(server, cluster.keys(), customers, asking);
        customers += asking;
        Duration open = extent.time().multipliedBy(2).plus(TO_MAKE_READY);
        IntFunction<byte[]> asks =
                asks(crowd, coupons.published(1, quantity, open).getFirst());
        cluster.drain();
        long before = (long) issued.total();
        Map<String, Double> kept = heaps.look();
        return () -> {
            try {
                return measured(steady.send(asks, seconds).counted(), quantity, before, kept);
            } catch (IOException broken) {
                progress.accept("a sample does not count: " + broken.getMessage());
                return new Measured(0, 1, seconds, kept);
            }
        };
    }

    private Measured measured(Counted answers, long quantity, long before, Map<String, Double> kept)
            throws InterruptedException, SQLException {
        long accepted = answers.of(ACCEPTED) + answers.of(ISSUED);
        long decided = Progress.await(issued, before + accepted) - before;
        long good = accepted + answers.of(CONFLICT);
        long unexpected = answers.all() - good + Math.abs(accepted - quantity) + decided - accepted;
        return new Measured(good, unexpected, answers.seconds(), kept);
    }

    /** The last sixth comes too late. */
    static long stockFor(int asking) {
        return Math.max(1, asking * 5L / 6);
    }

    private static IntFunction<byte[]> asks(Requests crowd, String path) {
        IntFunction<byte[]> plain = crowd.to(path);
        IntFunction<byte[]> waiting = crowd.to(path, "Prefer: wait=" + WAIT_SECONDS);
        return number -> (number % WAITING == 0 ? waiting : plain).apply(number);
    }
}
