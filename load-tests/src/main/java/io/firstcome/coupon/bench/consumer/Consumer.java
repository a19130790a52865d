package io.firstcome.coupon.bench.consumer;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** How fast the line of one hot coupon is decided without a pace, beside how fast its rows could be written. */
public final class Consumer implements Stage {

    static final String DECIDE = "decide";
    static final String COPY = "COPY";

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.ratio(
                DECIDE,
                COPY,
                0.4,
                "the steps of a batch wait for each other; the next is to tell one batch while the next is decided"));
    }

    @Override
    public BenchSettings settings(BenchSettings usual) {
        return usual.longer(1, 2);
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return ConsumerGround.start(site);
    }
}
