package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What an accept and a refusal cost, beside endpoints in the same server that do less, or the same in another way. */
public final class Intake implements Stage {

    static final String ACCEPT = "accept";
    static final String SPREAD = "1,000 coupons";
    static final String REFUSE = "refuse";
    static final String NOTHING = "nothing";
    static final String LOCKED = "JPA with a lock";
    static final String PLAIN = "plain JDBC";

    private static final String MORE_THAN_NOTHING =
            "what an accept adds in coupon-api and PostgreSQL; the next are larger batches and fewer wake-ups";
    private static final String SHARED =
            "HTTP and the token, which both pay, hide what the batch saves: they are to get cheaper";

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.ratio(ACCEPT, NOTHING, 0.6, MORE_THAN_NOTHING),
                Goal.ratio(ACCEPT, LOCKED, 8, SHARED),
                Goal.ratio(ACCEPT, PLAIN, 2.5, SHARED),
                Goal.ratio(REFUSE, NOTHING, 0.95, "a refusal does more than HTTP and the token: see coupon-api's time"),
                Goal.ratio(SPREAD, ACCEPT, 0.8, "batches of many lines lock and store more rows of lines"));
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return IntakeGround.start(site);
    }
}
