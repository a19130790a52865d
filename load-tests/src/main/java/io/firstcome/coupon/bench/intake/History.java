package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Whether an accept costs more once there have been many. */
public final class History implements Stage {

    static final String YOUNG = "accept, no rows";
    static final String OLD = "accept, 10 million rows";
    static final int ROWS = 10_000_000;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.ratio(
                OLD,
                YOUNG,
                0.9,
                "the indexes are deeper and do not fit PostgreSQL's own buffers: give it more memory"));
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return HistoryGround.start(site);
    }
}
