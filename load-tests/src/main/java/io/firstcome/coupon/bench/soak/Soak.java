package io.firstcome.coupon.bench.soak;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.cluster.PartKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether the product's processes keep more and more while they are asked for an hour. */
public final class Soak implements Stage {

    public static final String NAME = "soak";

    /** The broker's heap is looked at too, but it is Kafka's. */
    private static final List<PartKind> PRODUCT = List.of(PartKind.API, PartKind.RELAY, PartKind.CONSUMER);

    private final SoakSettings settings;

    public Soak(SoakSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** How long it lasted is in the name: a short one says less, and is not to be compared with a full one. */
    @Override
    public List<Goal> goals() {
        return PRODUCT.stream()
                .map(Heaps::process)
                .map(process -> Growth.goal(
                        "heap over " + settings.minutes() + " min, " + process,
                        Heaps.figure(process),
                        "the classes that it kept, look by look, are in " + NAME + "/" + Heaps.DIRECTORY
                                + ": compare one of the middle with the last"))
                .toList();
    }

    @Override
    public Optional<String> obstacle() {
        return Heaps.canBeSeen() ? Optional.empty() : Optional.of("needs jcmd, which a JDK has beside java");
    }

    @Override
    public String whyUnasked() {
        return "takes an hour of its own, so only if it is named: --only " + NAME;
    }

    @Override
    public BenchSettings settings(BenchSettings usual) {
        return settings.looks(usual);
    }

    @Override
    public Ground open(Site site) throws IOException, SQLException {
        return SoakGround.start(site, settings.perSecond());
    }
}
