package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Instant;
import java.util.UUID;

/** Messages of one coupon's line, with ids made of their places. */
final class Lines {

    static final CouponId COUPON = new CouponId(new UUID(1, 1));

    private static final Instant OPENS = Instant.parse("2026-06-01T01:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-06-02T01:00:00Z");

    private Lines() {}

    static CouponTerms terms(long sequence, Terms terms) {
        return new CouponTerms(new UUID(2, sequence), COUPON, sequence, terms);
    }

    static Terms terms(long quantity, long waitingList, int perCustomerLimit, boolean closed) {
        return new Terms(quantity, waitingList, perCustomerLimit, OPENS, CLOSES, CLOSES, closed);
    }

    static IssueRequested request(long sequence, long ticket, String customer) {
        return new IssueRequested(
                new RequestId(new UUID(3, sequence)),
                COUPON,
                sequence,
                ticket,
                new CustomerId(customer),
                OPENS.plusMillis(sequence));
    }
}
