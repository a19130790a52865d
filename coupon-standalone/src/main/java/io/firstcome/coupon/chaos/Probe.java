package io.firstcome.coupon.chaos;

import io.firstcome.coupon.rush.Campaigns;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.rush.CouponClient.Answer;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A customer of our own, who asks for a coupon of his own at each api: whether a new customer would be served just now. */
final class Probe implements AutoCloseable {

    /** It is asked a few times after each fault. */
    private static final int QUANTITY = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(2);
    private static final Duration OPEN_SINCE = Duration.ofHours(1);

    private static final String PACE = "/v1/pace";

    private final CouponClient client;
    private final DevelopmentKeys keys;
    private final String requests;
    private final AtomicLong customers = new AtomicLong();

    private Probe(CouponClient client, DevelopmentKeys keys, String coupon) {
        this.client = client;
        this.keys = keys;
        this.requests = "/v1/coupons/" + coupon + "/issue-requests";
    }

    /**
     * Opens a coupon of its own.
     *
     * @throws IOException if the API cannot be reached
     * @throws IllegalStateException if it refuses the coupon
     */
    static Probe open(List<URI> apis, DevelopmentKeys keys) throws IOException, InterruptedException {
        CouponClient client = new CouponClient(apis, new CouponClient.Patience(PATIENCE, PATIENCE));
        Campaigns campaigns = new Campaigns(client, keys.adminToken(TOKEN_LIFETIME));
        return new Probe(
                client, keys, campaigns.publish("Probe", QUANTITY, Instant.now().minus(OPEN_SINCE), TOKEN_LIFETIME));
    }

    private static boolean isSuccess(Answer answer) {
        return answer.status() / 100 == 2;
    }

    /** Whether the api accepts a new customer. */
    boolean isServedBy(int instance) throws InterruptedException {
        String token = keys.customerToken("probe-" + customers.incrementAndGet(), TOKEN_LIFETIME);
        try {
            return isSuccess(client.post(instance, requests, token, null));
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Takes back what an admin of the crowd may have set: a line that stands still on purpose says nothing about healing.
     *
     * @return whether it was done
     */
    boolean freesThePaceAt(int instance) throws InterruptedException {
        try {
            return isSuccess(client.send("DELETE", instance, PACE, keys.adminToken(TOKEN_LIFETIME), null));
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
