package io.firstcome.coupon.rush;

import io.firstcome.coupon.rush.CouponClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Coupons for customers to come for, set up over the admin API. */
public final class Campaigns {

    /** Longer than any run. */
    private static final Duration VALID = Duration.ofDays(30);

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final CouponClient client;
    private final String adminToken;

    public Campaigns(CouponClient client, String adminToken) {
        this.client = client;
        this.adminToken = adminToken;
    }

    /**
     * Creates a campaign and publishes it.
     *
     * @param opensAt may have passed: then it is open at once
     * @param open how long it is open, less than a month
     * @return the coupon's id
     * @throws IOException if the API cannot be reached
     * @throws IllegalStateException if it refuses
     */
    public String publish(String name, long quantity, Instant opensAt, Duration open)
            throws IOException, InterruptedException {
        Map<String, Object> campaign = Map.of(
                "name", name,
                "quantity", quantity,
                "opensAt", opensAt.toString(),
                "closesAt", opensAt.plus(open).toString(),
                "validUntil", opensAt.plus(VALID).toString());
        String id = post("/v1/campaigns", CREATED, JsonMapper.shared().writeValueAsString(campaign))
                .body()
                .path("id")
                .asString();
        post("/v1/campaigns/" + id + "/publish", OK, "{}");
        return id;
    }

    private Answer post(String path, int expected, String json) throws IOException, InterruptedException {
        Answer answer = client.post(0, path, adminToken, json);
        if (answer.status() != expected) {
            throw new IllegalStateException(
                    "the API answered " + answer.status() + " to POST " + path + ": " + answer.body());
        }
        return answer;
    }
}
