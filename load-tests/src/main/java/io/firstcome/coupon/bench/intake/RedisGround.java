package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.reference.RedisReference;
import io.firstcome.coupon.chaos.RunDirectory;
import io.firstcome.coupon.load.subject.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The intake with a Redis beside it. Kafka runs in this process: what it costs is told together with the client. */
final class RedisGround implements Ground {

    private static final int ACCEPTED = 202;
    private static final int PARTITIONS = 8;

    private final RunDirectory data;
    private final RedisServer redis;
    private final IntakeServers servers;
    private final Accepts accepts;

    private RedisGround(RunDirectory data, RedisServer redis, IntakeServers servers, Accepts accepts) {
        this.data = data;
        this.redis = redis;
        this.servers = servers;
        this.accepts = accepts;
    }

    static RedisGround start(Site site) throws IOException, InterruptedException, SQLException {
        site.progress().accept("starting Redis, PostgreSQL and coupon-api");
        RunDirectory data = RunDirectory.temporary();
        RedisServer redis = RedisServer.start(site, data.path());
        try {
            IntakeServers servers = IntakeServers.start(
                    site, "coupon-api", List.of("--" + RedisReference.ADDRESS + "=" + redis.address()));
            makeTopic(servers.bootstrapServers());
            return new RedisGround(data, redis, servers, Accepts.of(servers, site.settings()));
        } catch (RuntimeException | SQLException broken) {
            redis.close();
            throw broken;
        }
    }

    private static void makeTopic(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(RedisReference.TOPIC, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("no topic for the reference: " + failed.getMessage(), failed);
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(
                accepts.scenario(Redis.ACCEPT, "a place in one coupon's line, committed"),
                accepts.asking(
                        Redis.REDIS,
                        "SADD and INCR in Redis, which has it on disk a second later, then a message that Kafka acknowledges",
                        ACCEPTED,
                        most -> accepts.requests().each(paths(accepts.couponsFor(most)))));
    }

    private static List<String> paths(int count) {
        return Stream.generate(() -> "/v1/coupons/" + UUID.randomUUID() + "/reference/redis")
                .limit(count)
                .toList();
    }

    @Override
    public List<Component> components() {
        List<Component> components = new ArrayList<>(IntakeServers.components(List.of(servers), "client and Kafka"));
        components.add(Component.process("Redis", redis.pid()));
        return components;
    }

    @Override
    public List<Meter> meters() {
        return List.of();
    }

    @Override
    public void close() {
        accepts.close();
        servers.close();
        redis.close();
        try (data) {
            data.isNotNeeded();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot clear " + data.path(), broken);
        }
    }
}
