package io.firstcome.coupon.issuing;

import java.time.Duration;

/** Kafka has not acknowledged all that was to be published: it is to be published again. */
final class PublishingFailed extends RuntimeException {

    private final Duration retryAfter;

    PublishingFailed(Duration retryAfter, Throwable cause) {
        super(cause);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
