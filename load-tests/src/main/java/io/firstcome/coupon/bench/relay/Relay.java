package io.firstcome.coupon.bench.relay;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** How fast the relay publishes what waits for it, beside how fast it could be read. */
public final class Relay implements Stage {

    static final String RELAY = "relay";
    static final String RAW = "raw stream";

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.ratio(
                RELAY,
                RAW,
                0.4,
                "Debezium's reading thread is the limit: a fifth of it sums each row up for a metric, a fifth reads the"
                        + " column created_at; the next are a publication without it, and a reader of our own"));
    }

    @Override
    public BenchSettings settings(BenchSettings usual) {
        return usual.longer(1, 2);
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return RelayGround.start(site);
    }
}
