package io.firstcome.coupon.contract.json;

import java.util.regex.Pattern;

/** What came of reading a record's bytes. */
public sealed interface Reading<M> {

    /** The bytes are this message. */
    record Read<M>(M message) implements Reading<M> {}

    /**
     * The bytes are no message that this version knows.
     *
     * @param cause one line of at most {@value #MAX_LENGTH} characters that says what is wrong; what is longer is cut
     */
    record Unreadable<M>(String cause) implements Reading<M> {

        public static final int MAX_LENGTH = 200;

        private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

        /** The cause may quote the broken bytes, and it goes into logs and headers. */
        public Unreadable {
            String start = cause.length() <= MAX_LENGTH ? cause : cause.substring(0, MAX_LENGTH - 1) + "…";
            cause = UNPRINTABLE.matcher(start).replaceAll("?");
        }
    }
}
