package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test asks of an api that another process runs. */
record ApiByHand(HttpClient http, URI address, DevelopmentKeys keys) {

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** Makes a coupon that is open now; returns its id. */
    String publish(int quantity) throws Exception {
        Instant now = Instant.now();
        String json = """
                {"name": "by hand", "quantity": %d, "opensAt": "%s", "closesAt": "%s", "validUntil": "%s"}
                """.formatted(
                        quantity, now.minusSeconds(60), now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        String admin = keys.adminToken(LIFETIME);
        String id = send("/v1/campaigns", admin, json).path("id").asString();
        send("/v1/campaigns/" + id + "/publish", admin, "");
        return id;
    }

    /** The request that was accepted, or had been before. */
    JsonNode claim(String campaign, String customer) throws Exception {
        return send("/v1/coupons/" + campaign + "/issue-requests", keys.customerToken(customer, LIFETIME), "");
    }

    private JsonNode send(String path, String token, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isBetween(200, 202);
        return JsonMapper.shared().readTree(response.body());
    }

    /** @param request as {@link #claim} returned it */
    String status(JsonNode request, String customer) throws Exception {
        String path = "/v1/issue-requests/" + request.path("requestId").asString();
        HttpRequest get = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + keys.customerToken(customer, LIFETIME))
                .build();
        byte[] body = http.send(get, HttpResponse.BodyHandlers.ofByteArray()).body();
        return JsonMapper.shared().readTree(body).path("status").asString();
    }
}
