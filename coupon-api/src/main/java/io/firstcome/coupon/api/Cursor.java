package io.firstcome.coupon.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends that is sorted from the newest to the oldest: the next one holds what is older than this,
 * or equally old with a lower id. To clients it is an opaque text.
 *
 * @param at a moment in whole microseconds, as the database keeps them
 */
public record Cursor(Instant at, UUID id) {

    /** Before all: the first page begins here. */
    public static final Cursor START = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    private static final int BYTES = 3 * Long.BYTES;

    /** The text that {@link #parse} reads. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Where a page begins: behind the text's place, at the start without a text; one that is none is one of the errors. */
    public static Cursor begin(@Nullable String after, FieldErrors errors) {
        Optional<Cursor> begin = after == null ? Optional.of(START) : parse(after);
        if (begin.isEmpty()) {
            errors.add("after", "must be from the link of a page before");
        }
        return begin.orElse(START);
    }

    /** Empty if no page has given this text, as far as can be told. */
    public static Optional<Cursor> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return at.isBefore(Instant.EPOCH) || at.isAfter(START.at())
                    ? Optional.empty()
                    : Optional.of(new Cursor(at, new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
