package io.firstcome.coupon.load;

import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.rush.CouponClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The coupons that customers come for, set up over the admin API. */
final class Coupons {

    private static final Duration OPEN_AFTER_THE_RUN = Duration.ofHours(1);
    private static final Duration VALID = Duration.ofDays(30);

    private final CouponClient client;
    private final String adminToken;

    Coupons(CouponClient client, String adminToken) {
        this.client = client;
        this.adminToken = adminToken;
    }

    /**
     * Creates and publishes them.
     *
     * @param opening when all of them open
     * @return their ids
     * @throws IllegalStateException if the API refuses
     */
    List<String> publish(LoadSettings settings, Instant opening) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= settings.coupons(); number++) {
            Map<String, Object> campaign = Map.of(
                    "name", "Load " + settings.profile().code() + ' ' + settings.seed() + ", coupon " + number,
                    "quantity", settings.quantity(),
                    "opensAt", opening.toString(),
                    "closesAt",
                            opening.plusSeconds(settings.seconds())
                                    .plus(OPEN_AFTER_THE_RUN)
                                    .toString(),
                    "validUntil", opening.plus(VALID).toString());
            String id = post("/v1/campaigns", 201, JsonMapper.shared().writeValueAsString(campaign))
                    .body()
                    .path("id")
                    .asString();
            post("/v1/campaigns/" + id + "/publish", 200, "{}");
            ids.add(id);
        }
        return ids;
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
