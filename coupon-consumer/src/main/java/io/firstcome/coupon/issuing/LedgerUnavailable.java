package io.firstcome.coupon.issuing;

import java.time.Duration;

/** The ledger's database does not answer: nothing of the transaction counts, and it is to be tried again. */
final class LedgerUnavailable extends RuntimeException {

    private final Duration retryAfter;

    LedgerUnavailable(Duration retryAfter, Throwable cause) {
        super(cause);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
