package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One coupon for which each time another customer asks; there is one for everybody. Used by one thread. */
public final class HotLine {

    private static final Duration OPEN = Duration.ofDays(1);

    private final CouponId coupon = new CouponId(UUID.randomUUID());
    private long ticket;

    public CouponId coupon() {
        return coupon;
    }

    /** The line's first message. */
    public CouponTerms terms() {
        Instant now = Instant.now();
        Terms terms = new Terms(
                Terms.MAX_QUANTITY, 0, 1, now.minus(OPEN), now.plus(OPEN), now.plus(OPEN.multipliedBy(30)), false);
        return new CouponTerms(UUID.randomUUID(), coupon, 1, terms);
    }

    /** The next ones in line, after those of the last call. */
    public List<IssueRequested> next(int requests) {
        return Stream.generate(this::one).limit(requests).toList();
    }

    private IssueRequested one() {
        ticket++;
        return new IssueRequested(
                new RequestId(UUID.randomUUID()),
                coupon,
                1 + ticket,
                ticket,
                new CustomerId("bench-" + ticket),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
