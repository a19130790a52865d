package io.firstcome.coupon.contract;

import java.util.UUID;

/**
 * An admin's word in the place of a request that the ledger cannot take in: the request is decided as failed, so that the
 * line goes on. If the ledger has taken in the request itself meanwhile, this comes too late and changes nothing: of the
 * two messages of one place the first that is taken in stands.
 */
public record RequestFailed(IssueRequested request) implements LineMessage {

    /** The request's id. */
    @Override
    public UUID messageId() {
        return request.messageId();
    }

    @Override
    public CouponId couponId() {
        return request.couponId();
    }

    @Override
    public long sequence() {
        return request.sequence();
    }
}
