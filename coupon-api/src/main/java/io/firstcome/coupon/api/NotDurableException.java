package io.firstcome.coupon.api;

/** The database may lose what it has committed. */
class NotDurableException extends RuntimeException {

    NotDurableException(String setting) {
        super("PostgreSQL runs with " + setting + "=off: an accepted request could be lost");
    }
}
