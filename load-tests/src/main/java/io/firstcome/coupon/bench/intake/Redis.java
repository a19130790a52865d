package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Goal;
import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An accept beside what courses teach, which promises less: a counter in Redis, then a message to Kafka. */
public final class Redis implements Stage {

    static final String ACCEPT = "accept";
    static final String REDIS = "Redis, then Kafka";

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.ratio(ACCEPT, REDIS, 1.3, "HTTP and the token, which both pay, hide what the batch saves"));
    }

    @Override
    public Optional<String> obstacle() {
        return RedisServer.program().isPresent() ? Optional.empty() : Optional.of("redis-server is not installed");
    }

    @Override
    public Ground open(Site site) throws IOException, InterruptedException, SQLException {
        return RedisGround.start(site);
    }
}
