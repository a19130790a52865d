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
import java.time.Instant;
import java.util.Base64;

/** Bearer tokens, signed with a key that is made for the test JVM. */
public final class TestTokens {

    private static final KeyPair KEYS = makeKeys();
    private static final Path PUBLIC_KEY = writePublicKey();

    private TestTokens() {}

    /** For {@code spring.security.oauth2.resourceserver.jwt.public-key-location}. */
    public static String publicKeyLocation() {
        return PUBLIC_KEY.toUri().toString();
    }

    public static String customer(String customerId) {
        return token(customerId, "coupon:claim", Instant.now().plusSeconds(3600));
    }

    public static String admin() {
        return token("admin", "campaign:read campaign:write", Instant.now().plusSeconds(3600));
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
            generator.initialize(2048);
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
