package io.firstcome.coupon.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer's own name for a request (the header {@code Idempotency-Key}), with what was asked for under it.
 *
 * @param name 1 to {@value #MAX_LENGTH} visible ASCII characters
 * @param fingerprint of the body's bytes: the first half of their SHA-256 in hexadecimal digits, empty for no body
 */
record RequestKey(String name, String fingerprint) {

    static final int MAX_LENGTH = 128;

    private static final int FINGERPRINT_BYTES = 16;
    /** A structured field's string, of visible characters only. */
    private static final Pattern STRING = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    /** A structured field's token, but for what it may begin with: keys are often a UUID. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~:/=0-9A-Za-z-]+");

    /**
     * Reads the header's value: {@code "a-key"} and {@code a-key} are the same key.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static RequestKey of(String header, byte[] body) {
        Matcher string = STRING.matcher(header);
        String name = header;
        if (string.matches()) {
            name = string.group(1).replaceAll("\\\\(.)", "$1");
        } else if (!TOKEN.matcher(header).matches()) {
            throw new IllegalArgumentException("neither a string nor a token");
        }
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a key has 1 to " + MAX_LENGTH + " characters");
        }
        return new RequestKey(name, fingerprint(body));
    }

    private static String fingerprint(byte[] body) {
        if (body.length == 0) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has it", impossible);
        }
    }
}
