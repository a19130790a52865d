package io.firstcome.coupon.rules;

import java.time.Clock;
import java.time.Duration;

/** A process to lay rules into: it says, until its input ends, how far java.time is ahead of the system's own clock. */
final class ClockOnTheWall {

    private ClockOnTheWall() {}

    public static void main(String[] args) throws Exception {
        while (System.in.read() >= 0) {
            Duration instant =
                    Duration.ofMillis(Clock.systemUTC().instant().toEpochMilli() - System.currentTimeMillis());
            Duration millis = Duration.ofMillis(Clock.systemUTC().millis() - System.currentTimeMillis());
            System.out.println(
                    Math.round(instant.toMillis() / 1_000.0) + " " + Math.round(millis.toMillis() / 1_000.0));
        }
    }
}
