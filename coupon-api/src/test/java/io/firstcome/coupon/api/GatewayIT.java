package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest.Reply;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that passes the customer's id on, on one instance; on the other one its headers mean nothing. */
class GatewayIT {

    private static final String SECRET = "0123456789-abcdefghij-0123456789";
    private static final String PREVIOUS = "previous-0123456789-abcdefghij-0";

    private static ApiUnderTest on;
    private static ApiUnderTest off;
    private static String coupon;

    @BeforeAll
    static void start() {
        String database = ApiUnderTest.freshDatabase("gateway");
        on = ApiUnderTest.start(
                database,
                "firstcome.security.trusted-gateway.enabled=true",
                "firstcome.security.trusted-gateway.secret=" + SECRET,
                "firstcome.security.trusted-gateway.previous-secret=" + PREVIOUS);
        off = ApiUnderTest.start(database, "firstcome.security.trusted-gateway.secret=" + SECRET);
        coupon = on.openCoupon(100, 0);
    }

    @AfterAll
    static void stop() {
        on.close();
        off.close();
    }

    @Test
    void isBelievedWhoTheCustomerIs() {
        Reply accepted = on.send(ask(on).header("X-Customer-Id", "carol").header("X-Gateway-Secret", SECRET));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String path = "/v1/issue-requests/" + accepted.text("requestId");
        assertThat(off.send("GET", path, TestTokens.customer("carol"), null).status())
                .isEqualTo(200);
        assertThat(on.send(get(on, path).header("X-Customer-Id", "carol").header("X-Gateway-Secret", PREVIOUS))
                        .status())
                .isEqualTo(200);
        assertThat(on.send(get(on, path).header("X-Customer-Id", "dave").header("X-Gateway-Secret", SECRET))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isNobodyWithoutTheSecret() {
        String path = "/v1/issue-requests/" + UUID.randomUUID();
        expect(on.send(get(on, path).header("X-Customer-Id", "carol")), 401);
        for (String wrong :
                new String[] {"x", SECRET + "x", SECRET.substring(1), SECRET.toUpperCase(java.util.Locale.ROOT)}) {
            expect(on.send(get(on, path).header("X-Customer-Id", "carol").header("X-Gateway-Secret", wrong)), 401);
        }
        expect(
                on.send(get(on, path)
                        .header("X-Customer-Id", "carol")
                        .header("X-Gateway-Secret", "wrong")
                        .header("X-Gateway-Secret", SECRET)),
                401);
    }

    @Test
    void passesOneUsableIdOrNone() {
        String path = "/v1/issue-requests/" + UUID.randomUUID();
        expect(on.send(get(on, path).header("X-Gateway-Secret", SECRET)), 400);
        for (String unusable : new String[] {"", "a b", "a,b", "a, b", "x".repeat(129), "\t"}) {
            expect(on.send(get(on, path).header("X-Customer-Id", unusable).header("X-Gateway-Secret", SECRET)), 400);
        }
        assertThat(RawHttp.send(on.uri("/"), """
                        GET %s HTTP/1.1\r
                        Host: a\r
                        Connection: close\r
                        X-Gateway-Secret: %s\r
                        X-Customer-Id: ü\r
                        \r
                        """.formatted(path, SECRET))).startsWith("HTTP/1.1 400 ");
        expect(
                on.send(get(on, path)
                        .header("X-Customer-Id", "carol")
                        .header("X-Customer-Id", "carol")
                        .header("X-Gateway-Secret", SECRET)),
                400);
    }

    @Test
    void speaksForCustomersOnly() {
        for (String path : new String[] {"/v1/campaigns/" + coupon, "/v1/pace", "/v1/audit", "/v1/dead-letters"}) {
            expect(on.send(get(on, path).header("X-Customer-Id", "admin").header("X-Gateway-Secret", SECRET)), 403);
        }
    }

    @Test
    void aTokenAndTheGatewaysHeadersAreTooMuch() {
        String path = "/v1/issue-requests/" + UUID.randomUUID();
        String token = "Bearer " + TestTokens.customer("carol");
        expect(
                on.send(get(on, path)
                        .header("Authorization", token)
                        .header("X-Customer-Id", "dave")
                        .header("X-Gateway-Secret", SECRET)),
                400);
        expect(on.send(get(on, path).header("Authorization", token).header("X-Customer-Id", "dave")), 400);
        expect(on.send(get(on, path).header("Authorization", token).header("X-Gateway-Secret", "wrong")), 400);
        expect(on.send(get(on, path).header("Authorization", token)), 404);
    }

    @Test
    void isSwitchedOnByNoHeader() {
        String path = "/v1/issue-requests/" + UUID.randomUUID();
        expect(off.send(get(off, path).header("X-Customer-Id", "carol").header("X-Gateway-Secret", SECRET)), 401);
        expect(
                off.send(get(off, path)
                        .header("Authorization", "Bearer " + TestTokens.customer("carol"))
                        .header("X-Customer-Id", "dave")
                        .header("X-Gateway-Secret", SECRET)),
                404);
        expect(
                off.send(get(off, path)
                        .header("firstcome.security.trusted-gateway.enabled", "true")
                        .header("X-Customer-Id", "carol")
                        .header("X-Gateway-Secret", SECRET)),
                401);
    }

    private static HttpRequest.Builder get(ApiUnderTest api, String path) {
        return HttpRequest.newBuilder(api.uri(path));
    }

    private static HttpRequest.Builder ask(ApiUnderTest api) {
        return get(api, "/v1/coupons/" + coupon + "/issue-requests").POST(HttpRequest.BodyPublishers.noBody());
    }

    private static void expect(Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    }
}
