package io.firstcome.coupon.bench.whole;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.bench.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * What is left of the intake's rate when relay and consumer work on the same machine, until the last one is decided; and how
 * long a customer waits for that while nothing is at its limit.
 */
public final class Whole implements Stage {

    static final String END_TO_END = "end to end";
    static final String ALONE = "accept alone";

    private static final String SLOW =
            "six processes take turns on few processors: see whether one was stolen or had no time";

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.ratio(
                        END_TO_END,
                        ALONE,
                        0.5,
                        "what comes a few at a time is passed on a few at a time; the next is to let the parts behind the"
                                + " intake gather for longer, which every request would wait for"),
                Goal.bounded(
                        "request to decision at 500/s, p50", "ms", Waits.NAME, Waits.MEDIAN, Target.atMost(40), SLOW),
                Goal.bounded(
                        "request to decision at 500/s, p99", "ms", Waits.NAME, Waits.SLOW, Target.atMost(150), SLOW));
    }

    /** What goes on behind the last answer is not to weigh much, and six JVMs share the time in which they are compiled. */
    @Override
    public BenchSettings settings(BenchSettings usual) {
        return usual.longer(2, 3);
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return WholeGround.start(site);
    }
}
