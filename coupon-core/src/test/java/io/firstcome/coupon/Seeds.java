package io.firstcome.coupon;

import java.util.stream.LongStream;

/** The seeds of the random tests: 1 to 600, {@code -Dseeds=N} for 1 to N, {@code -Dseed=N} for that one alone. */
public final class Seeds {

    private static final long DEFAULT_COUNT = 600;

    private Seeds() {}

    public static LongStream seeds() {
        Long only = Long.getLong("seed");
        return only != null ? LongStream.of(only) : LongStream.rangeClosed(1, Long.getLong("seeds", DEFAULT_COUNT));
    }
}
