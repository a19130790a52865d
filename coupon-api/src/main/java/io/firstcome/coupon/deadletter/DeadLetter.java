package io.firstcome.coupon.deadletter;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the line that the ledger could not read; what does not apply is left out.
 *
 * @param id the letter's id
 * @param state {@code open}, {@code healed} (its place has been decided by now), {@code replayed} or {@code closed}
 * @param cause why it could not be read
 * @param topic in which topic it stood first
 * @param partition in which partition of it
 * @param offset at which offset of it
 * @param recordedAt when it was put aside
 * @param changedAt when an admin last did something about it
 * @param couponId the coupon in whose line it has a place; with {@code sequence} left out if it has none that is known
 * @param requestId the issue request that it carries, if it carries one
 * @param sequence its place in the line, from 1
 * @param keyBase64 the record's key; its first 1024 bytes
 * @param valueBase64 the record's value; its first 64 KiB, in a list its first 1024 bytes
 * @param valueText the same bytes as text, if they are UTF-8
 * @param valueBytes how many bytes the whole value has
 */
record DeadLetter(
        UUID id,
        String state,
        String cause,
        String topic,
        int partition,
        long offset,
        Instant recordedAt,
        @Nullable Instant changedAt,
        @Nullable UUID couponId,
        @Nullable UUID requestId,
        @Nullable Long sequence,
        @Nullable String keyBase64,
        @Nullable String valueBase64,
        @Nullable String valueText,
        @Nullable Long valueBytes) {

    static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
