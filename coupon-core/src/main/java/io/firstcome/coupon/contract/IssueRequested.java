package io.firstcome.coupon.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer's accepted request.
 *
 * @param sequence the message's place in the line, from 1
 * @param ticket the customer's place in the line, from 1: requests only are counted, so at most {@code sequence}
 * @param acceptedAt when the request was accepted, by the intake database's clock; from 1970 to 9999
 */
public record IssueRequested(
        RequestId requestId, CouponId couponId, long sequence, long ticket, CustomerId customerId, Instant acceptedAt)
        implements LineMessage {

    public IssueRequested {
        Bounds.place("sequence", sequence);
        Bounds.place("ticket", ticket);
        if (ticket > sequence) {
            throw new IllegalArgumentException("ticket " + ticket + " is above its sequence " + sequence);
        }
        Bounds.moment("acceptedAt", acceptedAt);
    }

    @Override
    public UUID messageId() {
        return requestId.value();
    }
}
