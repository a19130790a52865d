package io.firstcome.coupon.contract;

import java.time.Instant;

/** What every service and database can carry; a value beyond it is refused where the message is made or read. */
final class Bounds {

    private static final Instant FIRST_MOMENT = Instant.EPOCH;
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Bounds() {}

    /** Places in a line are counted from 1. */
    static void place(String name, long place) {
        if (place < 1) {
            throw new IllegalArgumentException(name + " is counted from 1, not " + place);
        }
    }

    static void count(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " is at least 0, not " + count);
        }
    }

    /** PostgreSQL's timestamps end in the year 294276 and {@code Instant}'s do not: a line must not stop at one. */
    static void moment(String name, Instant moment) {
        if (moment.isBefore(FIRST_MOMENT) || moment.isAfter(LAST_MOMENT)) {
            throw new IllegalArgumentException(name + " is from 1970 to 9999, not " + moment);
        }
    }
}
