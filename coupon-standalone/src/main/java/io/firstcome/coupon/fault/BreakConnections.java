package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.proxy.Direction;
import io.firstcome.coupon.proxy.FaultProxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Breaks connections on their way: those of one service to its databases, or those of all services to one broker; every
 * fourth time those of all services, or to all brokers.
 */
record BreakConnections(FaultKind kind, To to, How how, Duration least) implements Fault {

    private static final int ALL_ONE_TIME_IN = 4;
    private static final int DELAY_LEAST_MILLIS = 20;
    private static final int DELAY_MOST_MILLIS = 150;

    /** A few requests' worth. */
    private static final int CUT_WITHIN_BYTES = 5_000;

    private static final Duration CUT_COMES_WITHIN = Duration.ofSeconds(30);

    /** Whose connections. */
    enum To {
        DATABASE,
        KAFKA
    }

    /** What becomes of them. */
    enum How {
        CUT,
        REFUSE,
        HALF_OPEN,
        DELAY,
        CUT_MIDWAY
    }

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        List<String> all = names(scene);
        boolean everyOne = random.nextInt(ALL_ONE_TIME_IN) == 0;
        List<String> chosen = everyOne ? all : List.of(Parts.oneOf(all, random));
        List<FaultProxy> proxies =
                chosen.stream().flatMap(name -> proxies(scene, name).stream()).toList();
        String done = apply(proxies, random);
        awaitCut(proxies);
        String where = to == To.DATABASE
                ? "between " + String.join(", ", chosen) + " and the database"
                : "in front of " + String.join(", ", chosen);
        return new Broken(done + " " + where, least.toMillis(), () -> proxies.forEach(FaultProxy::pass));
    }

    private void awaitCut(List<FaultProxy> proxies) throws Exception {
        if (how != How.CUT_MIDWAY) {
            return;
        }
        try {
            Patience.require(
                    CUT_COMES_WITHIN,
                    "nobody sent enough for a cut in the middle",
                    () -> !proxies.stream().allMatch(FaultProxy::isCutAhead));
        } finally {
            proxies.forEach(FaultProxy::pass);
        }
    }

    private List<String> names(Scene scene) {
        Set<PartKind> kinds = to == To.KAFKA
                ? EnumSet.of(PartKind.BROKER)
                : EnumSet.of(PartKind.API, PartKind.CONSUMER, PartKind.RELAY);
        return scene.cluster().parts().stream()
                .filter(part -> kinds.contains(part.kind()))
                .map(Part::name)
                .toList();
    }

    private List<FaultProxy> proxies(Scene scene, String name) {
        return to == To.KAFKA
                ? List.of(scene.proxies().inFrontOf(name))
                : scene.proxies().databasesOf(name);
    }

    private String apply(List<FaultProxy> proxies, RandomGenerator random) {
        return switch (how) {
            case CUT -> {
                proxies.forEach(FaultProxy::cut);
                yield "cut all connections";
            }
            case REFUSE -> {
                proxies.forEach(FaultProxy::refuse);
                yield "refuse all connections";
            }
            case HALF_OPEN -> {
                proxies.forEach(FaultProxy::halfOpen);
                yield "swallow all bytes";
            }
            case DELAY -> {
                int millis = random.nextInt(DELAY_LEAST_MILLIS, DELAY_MOST_MILLIS);
                proxies.forEach(proxy -> proxy.delay(millis));
                yield "delay each chunk by " + millis + " ms";
            }
            case CUT_MIDWAY -> {
                Direction direction = Parts.oneOf(List.of(Direction.values()), random);
                int bytes = random.nextInt(CUT_WITHIN_BYTES);
                proxies.forEach(proxy -> proxy.cutAfter(direction, bytes));
                yield "cut a connection after " + bytes + " bytes "
                        + (direction == Direction.FROM_CLIENT ? "sent" : "answered");
            }
        };
    }
}
