package io.firstcome.coupon.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bearer tokens, signed with a key that is made for the test JVM: a short one, and each usual token once, since signing
 * would take more CPU time than what is tested with it.
 */
public final class TestTokens {

    private static final int KEY_BITS = 1024;
    private static final KeyPair KEYS = makeKeys();
    private static final Path PUBLIC_KEY = writePublicKey();
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final String ADMIN = token("admin", "campaign:read campaign:write", TOMORROW);
    private static final Map<String, String> CUSTOMERS = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** For {@code spring.security.oauth2.resourceserver.jwt.public-key-location}. */
    public static String publicKeyLocation() {
        return PUBLIC_KEY.toUri().toString();
    }

    /** The same one for as long as the tests run. */
    public static String customer(String customerId) {
        return CUSTOMERS.computeIfAbsent(customerId, _ -> token(customerId, "coupon:claim", TOMORROW));
    }

    public static String admin() {
        return ADMIN;
    }

    public static String token(String subject, String scope, Instant expiresAt) {
        return signed("{\"alg\":\"RS256\"}", """
                {"sub":"%s","aud":"firstcome","scope":"%s","exp":%d}""".formatted(subject, scope, expiresAt.getEpochSecond()));
    }

    /** A token of this header and these claims, signed as RS256 whatever the header says. */
    static String signed(String header, String claims) {
        String text = unsigned(header, claims);
        return text + "." + encode(sign(text));
    }

    /** The part of a token that is signed. */
    static String unsigned(String header, String claims) {
        return encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
    }

    static KeyPair keys() {
        return KEYS;
    }

    private static byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair makeKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Path writePublicKey() {
        try {
            Path file = Files.createTempFile("firstcome-test-key", ".pem");
            file.toFile().deleteOnExit();
            String text =
                    Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
