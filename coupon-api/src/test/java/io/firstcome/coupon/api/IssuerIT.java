package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An identity provider that is asked for its keys: it has good ones of several algorithms, and now and then it is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerIT {

    private static HttpServer provider;
    private static String issuer;
    private static KeyPair rsa;
    private static KeyPair elliptic;
    private static volatile boolean away;
    private static ApiUnderTest byIssuer;
    private static ApiUnderTest byKeySet;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        rsa = keys.generateKeyPair();
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        elliptic = curve.generateKeyPair();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        provider.createContext("/", IssuerIT::answer);
        provider.start();
        away = true;
        String database = ApiUnderTest.freshDatabase("issuer");
        String prefix = "spring.security.oauth2.resourceserver.jwt.";
        byIssuer = ApiUnderTest.start(database, prefix + "public-key-location=", prefix + "issuer-uri=" + issuer);
        byKeySet = ApiUnderTest.start(
                database, prefix + "public-key-location=", prefix + "jwk-set-uri=" + issuer + "/keys");
    }

    @AfterAll
    static void stop() {
        byIssuer.close();
        byKeySet.close();
        provider.stop(0);
    }

    /**
     * What cannot be checked is not called wrong: the customer's token is good, and asking again helps. It comes first: the
     * instances were started while the provider was away, and have no keys yet.
     */
    @Test
    @Order(1)
    void aProviderThatIsAwayIsNoFaultOfTheTokens() throws GeneralSecurityException {
        String token = token("RS256", "SHA256withRSA", rsa.getPrivate(), issuer);
        try {
            expect(byIssuer, token, 503, "unavailable");
            expect(byKeySet, token, 503, "unavailable");
        } finally {
            away = false;
        }
        expect(byIssuer, token, 404, "unknown-request");
        expect(byKeySet, token, 404, "unknown-request");
    }

    /** Both keys are the issuer's, and both tokens are well signed. */
    @Test
    @Order(2)
    void anIssuersKeyOfAnotherAlgorithmDoesNotCount() throws GeneralSecurityException {
        away = false;
        for (ApiUnderTest api : new ApiUnderTest[] {byIssuer, byKeySet}) {
            expect(api, token("RS256", "SHA256withRSA", rsa.getPrivate(), issuer), 404, "unknown-request");
            expect(
                    api,
                    token("ES256", "SHA256withECDSAinP1363Format", elliptic.getPrivate(), issuer),
                    401,
                    "unauthorized");
            expect(api, token("RS512", "SHA512withRSA", rsa.getPrivate(), issuer), 401, "unauthorized");
        }
        expect(byIssuer, token("RS256", "SHA256withRSA", rsa.getPrivate(), "http://other"), 401, "unauthorized");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        RSAPublicKey rsaKey = (RSAPublicKey) rsa.getPublic();
        ECPublicKey curveKey = (ECPublicKey) elliptic.getPublic();
        String body = exchange.getRequestURI().getPath().equals("/keys")
                ? """
                {"keys":[{"kty":"RSA","n":"%s","e":"%s"},{"kty":"EC","crv":"P-256","x":"%s","y":"%s"}]}""".formatted(
                                number(rsaKey.getModulus(), 0),
                                number(rsaKey.getPublicExponent(), 0),
                                number(curveKey.getW().getAffineX(), 32),
                                number(curveKey.getW().getAffineY(), 32))
                : """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","subject_types_supported":["public"]}""".formatted(issuer);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String number(BigInteger value, int bytes) {
        byte[] signed = value.toByteArray();
        byte[] plain = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
        byte[] padded = new byte[Math.max(bytes, plain.length)];
        System.arraycopy(plain, 0, padded, padded.length - plain.length, plain.length);
        return TestTokens.encode(padded);
    }

    private static String token(String name, String algorithm, PrivateKey key, String from)
            throws GeneralSecurityException {
        String text = TestTokens.unsigned("{\"alg\":\"" + name + "\"}", """
                {"iss":"%s","sub":"c","aud":"firstcome","scope":"coupon:claim","exp":%d}""".formatted(
                        from, Instant.now().plusSeconds(600).getEpochSecond()));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + TestTokens.encode(signature.sign());
    }

    private static void expect(ApiUnderTest api, String token, int status, String problem) {
        Reply reply = api.send("GET", "/v1/issue-requests/" + UUID.randomUUID(), token, null);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
    }
}
