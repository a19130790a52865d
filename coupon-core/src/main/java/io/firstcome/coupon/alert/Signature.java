package io.firstcome.coupon.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who sent a message and when. The receiver computes HMAC-SHA256 over {@code v1:<timestamp>:<body>} with the
 * shared secret, compares it in constant time with what stands behind {@code v1=}, and refuses a timestamp that is more
 * than five minutes off.
 */
final class Signature {

    static final String HEADER = "X-Firstcome-Signature";
    static final String TIMESTAMP_HEADER = "X-Firstcome-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** The header's value. */
    String of(long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v1:" + timestampSeconds + ":").getBytes(UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
