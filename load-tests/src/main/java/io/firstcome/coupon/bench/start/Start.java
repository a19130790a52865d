package io.firstcome.coupon.bench.start;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.bench.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How long a start takes, as who types {@code ./firstcome up} waits for it. */
public final class Start implements Stage {

    static final String UP = "up";
    static final String SECONDS = "seconds until ready";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.bounded(
                "ready after up",
                "s",
                UP,
                SECONDS,
                Target.atMost(8),
                "the classes of three services and a broker are loaded by two processors: see the section on starts"));
    }

    @Override
    public Optional<String> obstacle() {
        return Launcher.path().isPresent() ? Optional.empty() : Optional.of("not started by the launcher");
    }

    @Override
    public Ground open(Site site) throws IOException {
        return StartGround.on(site);
    }
}
