package io.firstcome.coupon.backing;

/** PostgreSQL or Kafka could not be started or reached; the message is one line that says what to do. */
public final class BackingFailure extends RuntimeException {

    BackingFailure(String message) {
        super(message);
    }

    BackingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
