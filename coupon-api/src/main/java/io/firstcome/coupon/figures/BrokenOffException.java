package io.firstcome.coupon.figures;

import java.io.Serial;

/** An export failed after a part of it was sent: its client must not take that part for the whole. */
final class BrokenOffException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BrokenOffException(Throwable cause) {
        super("an export broke off", cause);
    }
}
