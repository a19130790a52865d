package io.firstcome.coupon.outcome;

import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
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

    /** What the ledger says of a request that was accepted over HTTP, in a line whose terms never changed. */
    static RequestDecided issued(Reply accepted, String customer, long serial) {
        IssueRequested request = request(accepted, customer);
        return decided(request, new Decision.Issued(serial), new IssuedCoupon(code(request), VALID_UNTIL));
    }

    static RequestDecided refused(Reply accepted, String customer, RefusalReason reason) {
        return decided(request(accepted, customer), new Decision.Refused(reason), null);
    }

    static LineProgressed progress(Reply accepted, long lastTicket, long issued, long waiting, long quantity) {
        CouponId coupon = CouponId.parse(accepted.text("couponId"));
        return new LineProgressed(coupon, lastTicket + 2, lastTicket, issued, waiting, quantity, false);
    }

    private static IssueRequested request(Reply accepted, String customer) {
        return new IssueRequested(
                RequestId.parse(accepted.text("requestId")),
                CouponId.parse(accepted.text("couponId")),
                accepted.number("ticket") + 1,
                accepted.number("ticket"),
                new CustomerId(customer),
                Instant.parse(accepted.text("acceptedAt")));
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
