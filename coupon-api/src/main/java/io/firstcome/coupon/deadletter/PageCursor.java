package io.firstcome.coupon.deadletter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firstcome.coupon.api.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Behind which letter a page begins. To the client it is opaque. */
record PageCursor(Instant recordedAt, UUID id) {

    private static final int MAX_LENGTH = 100;
    private static final long LATEST_MICROS = 253_402_300_800_000_000L;

    String encode() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt) + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    static PageCursor parse(String cursor) {
        try {
            if (cursor.length() <= MAX_LENGTH) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
                int dot = text.indexOf('.');
                long micros = Long.parseLong(text, 0, Math.max(0, dot), 10);
                if (micros >= 0 && micros <= LATEST_MICROS) {
                    return new PageCursor(
                            Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(dot + 1)));
                }
            }
        } catch (IllegalArgumentException _) {
            // as below
        }
        throw Problem.INVALID_REQUEST.asException("'after' is no cursor of this list.");
    }
}
