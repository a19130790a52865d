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
                "Debezium's reading thread is the limit: it makes a structure of several objects out of each row, and"
                        + " checks it several times; the next would be a reader of our own"));
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
