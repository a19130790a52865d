package io.firstcome.coupon.deadletter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has become of a dead letter. */
enum LetterState {
    /** Nobody has done anything about it. */
    OPEN,
    /** Its place in the line has been taken in by now: nothing is left to be done. */
    HEALED,
    /** An admin had its place published again. */
    REPLAYED,
    /** An admin has closed it. */
    CLOSED;

    /** As it stands in the database and in answers; {@code healed} stands in answers only. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LetterState> ofCode(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
