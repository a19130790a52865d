package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.ApiUnderTest.Reply;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in by a token, and to what. */
@ExtendWith(UsualInstances.Given.class)
class SecurityIT {

    private static final long NOW = Instant.now().getEpochSecond();
    private static final String GOOD = """
            {"sub":"c","aud":"firstcome","scope":"coupon:claim","exp":%d}""".formatted(NOW + 600);
    private static final String RS256 = "{\"alg\":\"RS256\"}";

    private static ApiUnderTest api;
    private static String coupon;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        coupon = api.openCoupon(1000, 0);
    }

    @Test
    void aGoodTokenIsTaken() {
        expectIn(TestTokens.signed(RS256, GOOD));
        expectIn(TestTokens.signed("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", GOOD));
        expectIn(TestTokens.signed("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", GOOD));
        expectIn(TestTokens.signed(RS256, GOOD.replace("\"firstcome\"", "[\"other\",\"firstcome\"]")));
        expectIn(TestTokens.signed(RS256, GOOD.replace("coupon:claim", "openid coupon:claim profile")));
    }

    /** Each is signed well by somebody, or not at all; only RS256 by our key counts. */
    @Test
    void anotherAlgorithmIsRefused() throws GeneralSecurityException {
        String none = TestTokens.unsigned("{\"alg\":\"none\"}", GOOD) + ".";
        byte[] publicKey = TestTokens.keys().getPublic().getEncoded();
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair elliptic = curve.generateKeyPair();
        PrivateKey ours = TestTokens.keys().getPrivate();
        List<String> forged = List.of(
                none,
                none.substring(0, none.length() - 1),
                mac(publicKey),
                signed("ES256", "SHA256withECDSAinP1363Format", elliptic.getPrivate()),
                signed("RS384", "SHA384withRSA", ours),
                signed("RS512", "SHA512withRSA", ours),
                signed("RS256", "SHA512withRSA", ours),
                TestTokens.signed("{\"alg\":\"HS256\"}", GOOD),
                TestTokens.signed("{\"alg\":\"rs256\"}", GOOD),
                TestTokens.signed("{}", GOOD),
                TestTokens.signed("{\"alg\":\"RS256\",\"typ\":\"logout+jwt\"}", GOOD),
                TestTokens.signed("{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", GOOD));
        assertThat(forged).allSatisfy(SecurityIT::expectOut);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sub':'c','aud':'firstcome','scope':'coupon:claim','exp':EXPIRED}",
                "{'sub':'c','aud':'firstcome','scope':'coupon:claim','exp':LATER,'nbf':LATER}",
                "{'sub':'c','aud':'firstcome','scope':'coupon:claim'}",
                "{'sub':'c','aud':'firstcome','scope':'coupon:claim','exp':null}",
                "{'sub':'c','aud':'firstcome','scope':'coupon:claim','exp':'never'}",
                "{'sub':'c','aud':'other','scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':'Firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':null,'scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':[],'scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':7,'scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':{'a':'firstcome'},'scope':'coupon:claim','exp':LATER}",
                "{'aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':null,'aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':{'a':1},'aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':'','aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':' ','aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':'a\\u0000b','aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':'\\ud800','aud':'firstcome','scope':'coupon:claim','exp':LATER}",
                "{'sub':'c','aud':'firstcome','scope':7,'exp':LATER}",
                "{'sub':'c','aud':'firstcome','scope':[7],'exp':LATER}",
                "{'sub':'c','aud':'firstcome','scope':{'a':1},'exp':LATER}",
                "{'sub':'c','aud':'firstcome','scp':[null],'exp':LATER}",
                "[]",
                "null",
                "7",
                ""
            })
    void aTokenThatIsWellSignedButNotGoodIsRefused(String claims) {
        expectOut(TestTokens.signed(
                RS256,
                claims.replace('\'', '"')
                        .replace("EXPIRED", Long.toString(NOW - 60))
                        .replace("LATER", Long.toString(NOW + 600))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'scope':'',", "'scope':[],", "'scope':'claim',", "'scope':'coupon:claims',"})
    void aTokenWithoutTheScopeIsForbidden(String scope) {
        String claims =
                "{" + scope.replace('\'', '"') + "\"sub\":\"c\",\"aud\":\"firstcome\",\"exp\":" + (NOW + 600) + "}";
        expect(list(TestTokens.signed(RS256, claims)), 403, "forbidden");
    }

    @Test
    void garbageIsRefused() {
        String good = TestTokens.customer("c");
        assertThat(List.of("x", "..", "a.b.c", good + "x", good + ".x", good.substring(5), "e30.e30.e30", "ünïcode"))
                .allSatisfy(SecurityIT::expectOut);
        for (String header :
                List.of("Bearer", "Bearer ", "Basic YTpi", "bearer", good, "Bearer " + good + " " + good)) {
            expect(api.send(request("/v1/coupons").header("Authorization", header)), 401, "unauthorized");
        }
    }

    @Test
    void theSchemesLettersMayBeLargeOrSmall() {
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER ")) {
            HttpRequest.Builder list =
                    request("/v1/coupons").header("Authorization", scheme + TestTokens.customer("c"));
            assertThat(api.send(list).status()).as(scheme).isEqualTo(200);
        }
    }

    @Test
    void anAnswerSaysHowLongItIs() {
        Reply accepted = api.ask(coupon, "of-a-length");
        Reply unknown = api.ask(UUID.randomUUID().toString(), "of-a-length");
        for (Reply answer : List.of(accepted, unknown, api.send(request("/v1/coupons")))) {
            assertThat(answer.response().headers().firstValueAsLong("Content-Length"))
                    .hasValue(answer.response().body().length());
        }
    }

    @Test
    void twoTokensAreNone() {
        HttpRequest.Builder both = request("/v1/issue-requests/" + UUID.randomUUID())
                .header("Authorization", "Bearer " + TestTokens.customer("a"))
                .header("Authorization", "Bearer " + TestTokens.customer("b"));
        expect(api.send(both), 401, "unauthorized");
    }

    @Test
    void aTokenOutsideOfItsHeaderIsNotSeen() {
        String token = URLEncoder.encode(TestTokens.customer("c"), StandardCharsets.UTF_8);
        expect(api.send(request("/v1/coupons?access_token=" + token)), 401, "unauthorized");
        expect(
                api.send(request("/v1/coupons/" + coupon + "/issue-requests")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token))),
                401,
                "unauthorized");
    }

    @Test
    void anOverlongTokenIsRefused() {
        String padded = GOOD.replace("}", ",\"pad\":\"" + "x".repeat(8_000) + "\"}");
        Reply reply = list(TestTokens.signed(RS256, padded));
        assertThat(reply.status()).isIn(400, 431);
        assertThat(reply.problem()).isIn("invalid-request", "headers-too-large");
    }

    @Test
    void theRefusalDoesNotSayWhatWasWrong() {
        String expired = TestTokens.token("c", "coupon:claim", Instant.now().minusSeconds(60));
        Reply reply = list(expired);
        assertThat(reply.response().headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer error=\"invalid_token\"");
        assertThat(reply.response().body())
                .doesNotContainIgnoringCase("expired")
                .doesNotContainIgnoringCase("jwt");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/coupons, coupon:claim",
        "GET, /v1/coupons/ID, coupon:claim",
        "POST, /v1/coupons/ID/issue-requests, coupon:claim",
        "GET, /v1/issue-requests/ID, coupon:claim",
        "GET, /v1/issue-requests/ID/events, coupon:claim",
        "GET, /v1/me/coupons, coupon:claim",
        "GET, /v1/campaigns, campaign:read campaign:write",
        "GET, /v1/campaigns/ID, campaign:read campaign:write",
        "HEAD, /v1/campaigns/ID, campaign:read campaign:write",
        "GET, /v1/pace, campaign:read campaign:write",
        "GET, /v1/dead-letters, campaign:read campaign:write",
        "GET, /v1/audit, campaign:read campaign:write",
        "POST, /v1/campaigns, campaign:write",
        "POST, /v1/campaigns/ID/close, campaign:write",
        "PUT, /v1/campaigns/ID, campaign:write",
        "DELETE, /v1/campaigns/ID, campaign:write",
        "PUT, /v1/pace, campaign:write",
        "POST, /v1/dead-letters/ID/replay, campaign:write",
        "DELETE, /v1/audit/ID, campaign:write",
    })
    void eachPathHasItsScopes(String method, String path, String allowed) {
        for (String scope : List.of("coupon:claim", "campaign:read", "campaign:write")) {
            String token = TestTokens.token("c", scope, Instant.now().plusSeconds(60));
            Reply reply = send(method, path, token);
            assertThat(reply.status() == 403)
                    .as("%s %s with %s: %s", method, path, scope, reply)
                    .isEqualTo(!List.of(allowed.split(" ", -1)).contains(scope));
        }
        assertThat(api.send(method, path.replace("ID", UUID.randomUUID().toString()), null, null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theDescriptionNeedsNoTokenAndNothingElseIsOpen() {
        for (String open : List.of("/docs", "/docs/index.html", "/openapi.json", "/openapi.yaml", "/actuator/health")) {
            assertThat(api.send("GET", open, null, null).status()).as(open).isNotIn(401, 403);
        }
        for (String closed : List.of(
                "/",
                "/docsx",
                "/v1",
                "/v1/docs",
                "/openapi.jsonx",
                "/error",
                "/actuator",
                "/.well-known/oauth-protected-resource")) {
            expect(api.send("GET", closed, null, null), 401, "unauthorized");
        }
        expect(api.send("POST", "/docs", null, "{}"), 401, "unauthorized");
    }

    @Test
    void aCustomersRequestIsNotThereForAnother() {
        String request = api.ask(coupon, "owner").text("requestId");
        assertThat(api.send("GET", "/v1/issue-requests/" + request, TestTokens.customer("owner"), null)
                        .status())
                .isEqualTo(200);
        Reply others = api.send("GET", "/v1/issue-requests/" + request, TestTokens.customer("thief"), null);
        Reply nobodys = api.send("GET", "/v1/issue-requests/" + UUID.randomUUID(), TestTokens.customer("thief"), null);
        expect(others, 404, "unknown-request");
        assertThat(others.text("detail")).isEqualTo(nobodys.text("detail"));
    }

    @Test
    void eachAnswerHasTheHeaders() {
        List<Reply> replies = List.of(
                api.send("GET", "/actuator/health", null, null),
                list(TestTokens.customer("c")),
                list(TestTokens.admin()),
                list("garbage"),
                api.ask(coupon, "headers"),
                api.send("GET", "/v1/nothing", TestTokens.customer("c"), null),
                api.send("GET", "/v1/coupons/a;b/x", TestTokens.customer("c"), null),
                api.send("GET", "/v1/" + "x".repeat(4_000), TestTokens.customer("c"), null),
                api.send("GET", "/docs/nothing", null, null));
        for (Reply reply : replies) {
            assertThat(reply.response().headers().map())
                    .as(reply.toString())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .doesNotContainKeys("server", "x-powered-by", "strict-transport-security", "set-cookie");
            assertThat(reply.response().headers().allValues("cache-control")).hasSize(1);
            assertThat(reply.response().headers().allValues("content-security-policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; ")
                    .contains("frame-ancestors 'none'");
        }
        assertThat(replies.getFirst().response().headers().firstValue("cache-control"))
                .contains("no-store");
        assertThat(replies.getLast()
                        .response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("script-src 'self'");
        assertThat(replies.get(1)
                        .response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .doesNotContain("script-src");
    }

    @Test
    void anInstanceWithoutAnAudienceDoesNotStart(UsualInstances usual) {
        for (String none : List.of("", " ", ",")) {
            assertThatThrownBy(() -> usual.further("spring.security.oauth2.resourceserver.jwt.audiences=" + none)
                            .close())
                    .hasRootCauseInstanceOf(NoAudienceException.class);
        }
        NoAudienceException cause = new NoAudienceException();
        assertThat(new NoAudienceAnalyzer().analyze(cause, cause).getAction()).contains("jwt.audiences");
    }

    private static String signed(String name, String algorithm, PrivateKey key) throws GeneralSecurityException {
        String text = TestTokens.unsigned("{\"alg\":\"" + name + "\"}", GOOD);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + TestTokens.encode(signature.sign());
    }

    private static String mac(byte[] key) throws GeneralSecurityException {
        String text = TestTokens.unsigned("{\"alg\":\"HS256\"}", GOOD);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return text + "." + TestTokens.encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void expectIn(String token) {
        Reply reply = list(token);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
    }

    private static void expectOut(String token) {
        expect(list(token), 401, "unauthorized");
    }

    /** Asks for what only a customer may ask for and what does not exist. */
    private static Reply list(String token) {
        return send("GET", "/v1/issue-requests/ID", token);
    }

    private static Reply send(String method, String path, String token) {
        return api.send(method, path.replace("ID", UUID.randomUUID().toString()), token, null);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.uri(path));
    }

    private static void expect(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    }
}
