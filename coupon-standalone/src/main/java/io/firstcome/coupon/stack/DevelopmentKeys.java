package io.firstcome.coupon.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/**
 * The key that signs this stack's tokens, made on first use and kept in its directory. For development: a production
 * deployment trusts an identity provider's keys instead.
 */
public final class DevelopmentKeys {

    static final String AUDIENCE = "firstcome";
    private static final String ISSUER = "firstcome-standalone";
    private static final int BITS = 2048;

    private final Path publicKey;
    private final RSASSASigner signer;

    private DevelopmentKeys(Path publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.signer = new RSASSASigner(privateKey);
    }

    /** Loads the directory's keys, or makes them. */
    public static DevelopmentKeys in(Path directory) {
        Path privateFile = directory.resolve("token-key.der");
        Path publicFile = directory.resolve("token-key.pub.pem");
        try {
            if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
                make(directory, privateFile, publicFile);
            }
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateFile)));
            return new DevelopmentKeys(publicFile, key);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot keep keys in " + directory, broken);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the keys in " + directory + " are broken: remove them", broken);
        }
    }

    private static void make(Path directory, Path privateFile, Path publicFile)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair = generator.generateKeyPair();
        Files.write(publicFile, pem(pair.getPublic()));
        Files.deleteIfExists(privateFile);
        Files.createFile(
                privateFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(privateFile, pair.getPrivate().getEncoded());
    }

    private static byte[] pem(PublicKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Path publicKey() {
        return publicKey;
    }

    /** A token that lets the customer claim coupons. */
    public String customerToken(String customerId, Duration lifetime) {
        return token(customerId, "coupon:claim", lifetime);
    }

    /** A token that lets its bearer set campaigns up. */
    public String adminToken(Duration lifetime) {
        return token("admin", "campaign:read campaign:write", lifetime);
    }

    private String token(String subject, String scope, Duration lifetime) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(subject)
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot sign a token", broken);
        }
        return token.serialize();
    }
}
