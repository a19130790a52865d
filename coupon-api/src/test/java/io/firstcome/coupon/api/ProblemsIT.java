package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UsualInstances.Given.class)
class ProblemsIT {

    private static ApiUnderTest api;
    private static String coupon;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        coupon = api.openCoupon(10, 0);
    }

    @Test
    void anUnknownCouponIsNotFound() {
        String path = "/v1/coupons/" + UUID.randomUUID() + "/issue-requests";
        ApiUnderTest.Reply reply = api.send("POST", path, TestTokens.customer("c"), null);
        expect(reply, 404, "unknown-coupon");
        assertThat(reply.text("instance")).isEqualTo(path);
        assertThat(reply.text("title")).isNotEmpty();
        assertThat(reply.text("detail")).isNotEmpty();
        assertThat(reply.number("status")).isEqualTo(404);
        expect(api.ask("no-uuid", "c"), 404, "unknown-coupon");
        expect(api.ask("1-1-1-1-1", "c"), 404, "unknown-coupon");
    }

    @Test
    void aTokenIsNeeded() {
        String path = "/v1/coupons/" + coupon + "/issue-requests";
        ApiUnderTest.Reply none = api.send("POST", path, null, null);
        expect(none, 401, "unauthorized");
        assertThat(none.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(none.text("instance")).isEqualTo(path);
        expect(api.send("POST", path, "rubbish", null), 401, "unauthorized");
        String expired = TestTokens.token("c", "coupon:claim", Instant.now().minusSeconds(3600));
        expect(api.send("POST", path, expired, null), 401, "unauthorized");
        String customer = TestTokens.customer("c");
        String forged = customer.substring(0, customer.length() - 8) + "AAAAAAAA";
        expect(api.send("POST", path, forged, null), 401, "unauthorized");
    }

    @Test
    void aTokenOfAnotherScopeIsForbidden() {
        expect(api.admin("POST", "/v1/coupons/" + coupon + "/issue-requests", null), 403, "forbidden");
        expect(api.send("GET", "/v1/campaigns/" + coupon, TestTokens.customer("c"), null), 403, "forbidden");
        String reader = TestTokens.token("r", "campaign:read", Instant.now().plusSeconds(60));
        assertThat(api.send("GET", "/v1/campaigns/" + coupon, reader, null).status())
                .isEqualTo(200);
        expect(api.send("POST", "/v1/campaigns/" + coupon + "/close", reader, null), 403, "forbidden");
    }

    @Test
    void aTokenThatNamesNoCustomerIsUnauthorized() {
        expect(api.ask(coupon, ""), 401, "unauthorized");
        expect(api.ask(coupon, "x".repeat(129)), 401, "unauthorized");
        expect(api.ask(coupon, "a\\u0000b"), 401, "unauthorized");
        expect(api.ask(coupon, "\\ud800"), 401, "unauthorized");
    }

    @Test
    void aBodyIsNotNeededButMustBeAJsonObject() {
        assertThat(post("{}", "application/json").status()).isEqualTo(202);
        assertThat(post("{\"anything\": [1]}", "application/json").status()).isEqualTo(200);
        assertThat(post("", "application/json").status()).isEqualTo(200);
        expect(post("{", "application/json"), 400, "invalid-request");
        expect(post("[1]", "application/json"), 400, "invalid-request");
        expect(post("x", "text/plain"), 415, "unsupported-media-type");
        expect(post("{\"a\":\"" + "x".repeat(100_000) + "\"}", "application/json"), 413, "content-too-large");
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        expect(api.send("GET", "/v1/nothing", TestTokens.customer("c"), null), 404, "not-found");
        expect(
                api.send("DELETE", "/v1/coupons/" + coupon + "/issue-requests", TestTokens.customer("c"), null),
                405,
                "method-not-allowed");
        expect(
                api.send("GET", "/v1/coupons/a;b/issue-requests", TestTokens.customer("c"), null),
                400,
                "invalid-request");
        ApiUnderTest.Reply html = api.send(HttpRequest.newBuilder(api.uri("/v1/campaigns/" + coupon))
                .header("Authorization", "Bearer " + TestTokens.admin())
                .header("Accept", "text/html"));
        assertThat(html.status()).isEqualTo(406);
    }

    @Test
    void healthIsOpenAndSaysNothingMore() {
        ApiUnderTest.Reply health = api.send("GET", "/actuator/health", null, null);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body().path("components").isMissingNode()).isTrue();
        assertThat(api.send("GET", "/actuator/health/readiness", null, null).status())
                .isEqualTo(200);
        assertThat(api.send("GET", "/actuator/env", null, null).status()).isEqualTo(401);
    }

    private ApiUnderTest.Reply post(String body, String type) {
        return api.send(HttpRequest.newBuilder(api.uri("/v1/coupons/" + coupon + "/issue-requests"))
                .header("Authorization", "Bearer " + TestTokens.customer("bodies"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void expect(ApiUnderTest.Reply reply, int status, @Nullable String problem) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
        assertThat(reply.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(reply.response().body()).doesNotContain("Exception", "io.firstcome", "springframework");
    }
}
