package io.firstcome.coupon.api;

/** Tokens that were made for other services would be taken. */
class NoAudienceException extends RuntimeException {

    NoAudienceException() {
        super("No audience is set: a token that was made for another service would be taken here");
    }
}
