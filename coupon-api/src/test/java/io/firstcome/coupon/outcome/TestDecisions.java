package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Shorthand for what the ledger says of a seeded line. */
final class TestDecisions {

    static final Instant DECIDED = Instant.parse("2026-01-01T00:00:01.654321Z");

    static final Instant VALID_UNTIL = Instant.parse("2026-12-31T15:00:00Z");

    private TestDecisions() {}

    static RequestDecided issued(SeededLine line, int ticket, long serial) {
        return decided(
                line.request(ticket),
                new Decision.Issued(serial),
                new IssuedCoupon(code(line.request(ticket)), VALID_UNTIL));
    }

    static RequestDecided refused(SeededLine line, int ticket, RefusalReason reason) {
        return decided(line.request(ticket), new Decision.Refused(reason), null);
    }

    private static RequestDecided decided(IssueRequested request, Decision decision, @Nullable IssuedCoupon coupon) {
        return new RequestDecided(
                request.couponId(),
                request.requestId(),
                request.customerId(),
                request.sequence(),
                request.ticket(),
                decision,
                coupon,
                DECIDED);
    }

    /** Each request's own, always the same. */
    static CouponCode code(IssueRequested request) {
        return CouponCode.draw(new Random(request.requestId().value().getLeastSignificantBits())::nextInt);
    }

    /** The terms and the requests up to this ticket are taken in. */
    static LineProgressed progress(SeededLine line, long lastTicket, long issued, long waiting) {
        return new LineProgressed(line.couponId(), lastTicket + 2, lastTicket, issued, waiting, 2, false);
    }
}
