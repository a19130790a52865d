package io.firstcome.coupon.bench;

import io.firstcome.coupon.bench.reference.ReferenceTables;
import io.firstcome.coupon.rush.Campaigns;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.rush.CouponClient.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is compared: coupon-api's own ways, and the references beside them. */
final class Scenarios implements AutoCloseable {

    private static final Duration LASTS = Duration.ofHours(6);
    private static final Duration OPEN_SINCE = Duration.ofMinutes(1);
    private static final long PLENTY = 10_000_000;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final Ground ground;
    private final Requests requests;
    private final CouponClient client;
    private final Campaigns campaigns;

    Scenarios(Ground ground, Requests requests) {
        this.ground = ground;
        this.requests = requests;
        this.client = new CouponClient(List.of(ground.api()), CouponClient.Patience.LONG);
        this.campaigns = new Campaigns(client, ground.keys().adminToken(LASTS));
    }

    private interface Making {
        Supplier<byte[]> requests(int most) throws IOException, InterruptedException, SQLException;
    }

    private record Made(String name, String meaning, int expected, Making making) implements Scenario {
        @Override
        public Supplier<byte[]> requests(int most) throws IOException, InterruptedException, SQLException {
            return making.requests(most);
        }
    }

    /** An accept: durable, ordered, once per customer. */
    Scenario accept() {
        return new Made(
                "accept",
                "POST /v1/coupons/{id}/issue-requests: a place in one coupon's line, committed",
                ACCEPTED,
                most -> requests.each(asks(published(couponsFor(most), PLENTY), "/issue-requests")));
    }

    /** A refusal when the line is full. */
    Scenario refuse() {
        return new Made(
                "refuse",
                "the same when the coupon is sold out",
                CONFLICT,
                _ -> requests.each(asks(List.of(soldOut()), "/issue-requests")));
    }

    /** Reference (a). */
    Scenario nothing() {
        return new Made(
                "nothing",
                "an endpoint beside it that authenticates, reads the request, answers 202 and does nothing",
                ACCEPTED,
                _ -> requests.each(asks(List.of(UUID.randomUUID().toString()), "/reference/nothing")));
    }

    /** Reference (b). */
    Scenario locked() {
        return new Made(
                "JPA with a lock",
                "one JPA transaction a request with a pessimistic lock on the coupon",
                ACCEPTED,
                most -> requests.each(asks(lockedCoupons(couponsFor(most)), "/reference/locked")));
    }

    /** Reference (c). */
    Scenario plain() {
        return new Made(
                "plain JDBC",
                "one JDBC transaction a request with the same two inserts; no lock, no look-up, no order",
                ACCEPTED,
                most -> requests.each(asks(randomIds(couponsFor(most)), "/reference/plain")));
    }

    /** A customer has one of each coupon, so a sample needs several, one after the other. */
    private int couponsFor(int most) {
        return most / requests.customers() + 1;
    }

    private static List<String> asks(List<String> coupons, String what) {
        return coupons.stream().map(coupon -> "/v1/coupons/" + coupon + what).toList();
    }

    private static List<String> randomIds(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private List<String> lockedCoupons(int count) throws SQLException {
        List<String> ids = randomIds(count);
        for (String id : ids) {
            ReferenceTables.addCoupon(ground.database().dataSource(), UUID.fromString(id), PLENTY);
        }
        return ids;
    }

    private String soldOut() throws IOException, InterruptedException {
        String coupon = published(1, 1).getFirst();
        String path = "/v1/coupons/" + coupon + "/issue-requests";
        Answer last = client.post(0, path, ground.keys().customerToken("bench-first", LASTS), null);
        if (last.status() != ACCEPTED) {
            throw new IllegalStateException("the only coupon was not given out: " + last.status() + " " + last.body());
        }
        return coupon;
    }

    /** Open already. */
    private List<String> published(int count, long quantity) throws IOException, InterruptedException {
        Instant opensAt = Instant.now().minus(OPEN_SINCE);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(campaigns.publish("Bench", quantity, opensAt, LASTS));
        }
        return ids;
    }

    @Override
    public void close() {
        client.close();
    }
}
