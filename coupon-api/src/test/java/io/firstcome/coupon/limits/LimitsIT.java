package io.firstcome.coupon.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a customer may ask and how large a request may be. */
class LimitsIT {

    private static final int BURST = 3;

    private static ApiUnderTest api;
    private static String coupon;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                ApiUnderTest.freshDatabase("limits"),
                "firstcome.limits.requests-per-second=1",
                "firstcome.limits.burst=" + BURST,
                "firstcome.limits.max-body-bytes=1000",
                "firstcome.limits.max-body-millis=500");
        coupon = api.openCoupon(100, 0);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aCustomerWhoAsksTooOftenIsToldWhenToComeBack() {
        for (int asked = 0; asked < BURST; asked++) {
            Reply reply = ask("often");
            assertThat(reply.status()).as(reply.toString()).isIn(200, 202);
            assertThat(header(reply, "RateLimit-Policy")).isEqualTo("\"customer\";q=3;w=3");
            assertThat(header(reply, "RateLimit")).matches("\"customer\";r=[0-2];t=[0-3]");
        }
        Reply refused = untilRefused("often");
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "RateLimit")).isEqualTo("\"customer\";r=0;t=1");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"customer\";q=3;w=3");
        assertThat(header(refused, "X-Content-Type-Options")).isEqualTo("nosniff");

        assertThat(ask("seldom").status()).isEqualTo(202);
        await().until(() -> ask("often").status() == 200);
    }

    @Test
    void whatIsNotThereCostsATokenToo() {
        String token = TestTokens.customer("lost");
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> api.send("GET", "/v1/me/nothing-here", token, null).status() == 429);
    }

    @Test
    void adminsAreNotCounted() {
        for (int asked = 0; asked < 3 * BURST; asked++) {
            Reply reply = api.admin("GET", "/v1/campaigns/" + coupon, null);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.response().headers().map()).doesNotContainKey("ratelimit");
        }
    }

    @Test
    void whoIsNotLetInCostsNobodysTokens() {
        String path = "/v1/issue-requests/" + UUID.randomUUID();
        for (int asked = 0; asked < 3 * BURST; asked++) {
            assertThat(api.send("GET", path, TestTokens.customer("victim") + "x", null)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(api.send("GET", path, TestTokens.customer("victim"), null).status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfTheAllowedSizeIsTakenAndOneByteMoreIsNot() {
        assertThat(send("a", body(1000), true).status()).isEqualTo(202);
        assertThat(send("a", body(1000), false).status()).isEqualTo(200);
        tooLarge(send("b", body(1001), true));
        tooLarge(send("b", body(1001), false));
        tooLarge(send("c", body(50_000), true));
        tooLarge(send("c", body(50_000), false));
    }

    /** A body that nobody would read, of a request that nobody would let in. */
    @Test
    void aLargeBodyIsRefusedBeforeAnythingElse() {
        tooLarge(api.send(HttpRequest.newBuilder(api.uri("/v1/nothing")).POST(BodyPublishers.ofString(body(1001)))));
    }

    @Test
    void aLongAddressIsRefused() {
        Reply path = api.send("GET", "/v1/" + "x".repeat(2_100), TestTokens.admin(), null);
        Reply query = api.send("GET", "/v1/campaigns?name=" + "x".repeat(2_100), TestTokens.admin(), null);
        for (Reply reply : new Reply[] {path, query}) {
            assertThat(reply.status()).isEqualTo(414);
            assertThat(reply.problem()).isEqualTo("uri-too-long");
        }
    }

    /** The body comes a byte at a time, each sooner than the server's timeout, until the time for the whole is over. */
    @Test
    void aBodyThatTricklesIsNotWaitedFor() throws IOException {
        String head = """
                POST /v1/coupons/%s/issue-requests HTTP/1.1\r
                Host: a\r
                Connection: close\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 900\r
                \r
                {""".formatted(coupon, TestTokens.customer("slow"));
        try (Socket socket = new Socket("127.0.0.1", api.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                socket.getOutputStream().write(' ');
                return socket.getInputStream().available() > 0;
            });
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    private static String body(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    private static Reply send(String customer, String body, boolean withLength) {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return api.send(HttpRequest.newBuilder(api.uri("/v1/coupons/" + coupon + "/issue-requests"))
                .header("Authorization", "Bearer " + TestTokens.customer(customer))
                .header("Content-Type", "application/json")
                .POST(
                        withLength
                                ? BodyPublishers.ofByteArray(bytes)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    private static void tooLarge(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
        assertThat(reply.problem()).isEqualTo("content-too-large");
        assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static Reply untilRefused(String customer) {
        Reply reply = ask(customer);
        for (int asked = 0; asked < 100 && reply.status() != 429; asked++) {
            reply = ask(customer);
        }
        assertThat(reply.status()).isEqualTo(429);
        return reply;
    }

    private static Reply ask(String customer) {
        return api.ask(coupon, customer);
    }

    private static String header(Reply reply, String name) {
        return reply.response().headers().firstValue(name).orElse("");
    }
}
