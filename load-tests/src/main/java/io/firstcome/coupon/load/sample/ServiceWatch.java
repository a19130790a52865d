package io.firstcome.coupon.load.sample;

import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.rush.CouponClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the service tells of itself: an API's figures of each coupon and pace, the meters of all instances. */
final class ServiceWatch implements AutoCloseable {

    private static final CouponClient.Patience PATIENCE =
            new CouponClient.Patience(Duration.ofSeconds(2), Duration.ofSeconds(10));

    /** For all figures together. */
    private static final long MOST_NANOS = Duration.ofSeconds(10).toNanos();

    private static final String METER = "/actuator/metrics/";

    private final List<String> couponIds;
    private final String adminToken;
    private final @Nullable Double startPace;
    private final CouponClient apis;
    private final @Nullable CouponClient consumers;

    /** Of coupons that are sold out and decided to the last: they do not change any more. */
    private final Map<String, JsonNode> settled = new HashMap<>();

    private long untilNanos;

    ServiceWatch(Target target, List<String> couponIds, String adminToken) {
        this.couponIds = List.copyOf(couponIds);
        this.adminToken = adminToken;
        this.startPace = target.pacePerSecond().isPresent()
                ? (double) target.pacePerSecond().getAsInt()
                : null;
        this.apis = new CouponClient(target.apis(), PATIENCE);
        List<URI> consuming = target.consumers();
        this.consumers = consuming.isEmpty() ? null : new CouponClient(consuming, PATIENCE);
    }

    /**
     * Counts and levels at one moment; null is what could not be read.
     *
     * @param nanos when, by {@link System#nanoTime()}
     * @param decided requests decided so far
     * @param paceWaits how often consumers have waited for the pace so far
     */
    record Reading(
            long nanos,
            @Nullable Double decided,
            @Nullable Double undecided,
            @Nullable Double intakeQueue,
            @Nullable Double pace,
            @Nullable Double paceWaits) {

        /** Where the count of decisions starts: the coupons are new. */
        static Reading beforeTheOpening() {
            return new Reading(System.nanoTime(), 0.0, null, null, null, null);
        }
    }

    Reading read() throws InterruptedException {
        untilNanos = System.nanoTime() + MOST_NANOS;
        Double decided = 0.0;
        Double undecided = 0.0;
        for (String coupon : couponIds) {
            JsonNode figures = figures(coupon);
            decided = plus(decided, number(figures, "decided"));
            undecided = plus(undecided, number(figures, "undecided"));
        }
        return new Reading(
                System.nanoTime(),
                decided,
                undecided,
                sum(apis, "firstcome.intake.queue.size"),
                pace(),
                consumers == null ? null : sum(consumers, "firstcome.issuing.pace.waits"));
    }

    private @Nullable JsonNode figures(String coupon) throws InterruptedException {
        JsonNode known = settled.get(coupon);
        if (known != null) {
            return known;
        }
        JsonNode figures = get(apis, 0, "/v1/campaigns/" + coupon + "/figures");
        if (figures != null
                && figures.has("soldOutAt")
                && figures.path("undecided").asLong() == 0) {
            settled.put(coupon, figures);
        }
        return figures;
    }

    /** The one that an admin set, or else the one that the consumers were started with. */
    private @Nullable Double pace() throws InterruptedException {
        JsonNode pace = get(apis, 0, "/v1/pace");
        Double set = number(pace, "issuesPerSecond");
        return pace == null || set != null ? set : startPace;
    }

    private @Nullable Double sum(CouponClient instances, String meter) throws InterruptedException {
        Double sum = 0.0;
        for (int instance = 0; instance < instances.instances(); instance++) {
            JsonNode read = get(instances, instance, METER + meter);
            sum = plus(
                    sum, read == null ? null : number(read.path("measurements").path(0), "value"));
        }
        return sum;
    }

    private static @Nullable Double plus(@Nullable Double sum, @Nullable Double more) {
        return sum == null || more == null ? null : Double.valueOf(sum + more);
    }

    private static @Nullable Double number(@Nullable JsonNode node, String field) {
        return node == null || !node.path(field).isNumber()
                ? null
                : Double.valueOf(node.path(field).asDouble());
    }

    private @Nullable JsonNode get(CouponClient client, int instance, String path) throws InterruptedException {
        if (System.nanoTime() > untilNanos) {
            return null;
        }
        try {
            CouponClient.Answer answer = client.get(instance, path, adminToken);
            return answer.status() == 200 ? answer.body() : null;
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void close() {
        apis.close();
        if (consumers != null) {
            consumers.close();
        }
    }
}
