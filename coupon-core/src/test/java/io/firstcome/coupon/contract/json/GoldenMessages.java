package io.firstcome.coupon.contract.json;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the golden wire files say. */
final class GoldenMessages {

    private static final CouponId COUPON = CouponId.parse("019e5a3c-0000-7000-8000-00000000c0de");
    private static final RequestId SECOND = RequestId.parse("019e5a3c-1c00-7000-8000-000000000002");
    private static final RequestId THIRD = RequestId.parse("019e5a3c-1c00-7000-8000-000000000003");
    private static final CustomerId KOREAN = new CustomerId("고객-42");

    static final Map<String, LineMessage> LINE = Map.of(
            "coupon-terms.json",
            new CouponTerms(
                    UUID.fromString("019e5a3c-1c00-7000-8000-000000000001"),
                    COUPON,
                    1,
                    new Terms(
                            1000,
                            50,
                            1,
                            Instant.parse("2026-06-01T01:00:00Z"),
                            Instant.parse("2026-06-01T15:00:00Z"),
                            Instant.parse("2026-06-30T15:00:00Z"),
                            false)),
            "issue-requested.json",
            new IssueRequested(SECOND, COUPON, 8, 7, KOREAN, Instant.parse("2026-06-01T01:00:00.004217Z")),
            "request-failed.json",
            new RequestFailed(
                    new IssueRequested(THIRD, COUPON, 9, 8, KOREAN, Instant.parse("2026-06-01T01:00:00.0043Z"))));

    static final Map<String, PaceSet> PACE = Map.of(
            "pace-set.json", new PaceSet(3, null, 200),
            "pace-set-of-coupon.json", new PaceSet(4, COUPON, 0),
            "pace-set-back.json", new PaceSet(5, COUPON, null));

    static final Map<String, DecisionMessage> DECISIONS = Map.of(
            "request-decided-issued.json",
            new RequestDecided(
                    COUPON,
                    SECOND,
                    KOREAN,
                    8,
                    7,
                    new Decision.Issued(6),
                    new IssuedCoupon(new CouponCode("7KQF-2MXA-R94T-HCWB"), Instant.parse("2026-06-30T15:00:00Z")),
                    Instant.parse("2026-06-01T01:00:00.0315Z")),
            "request-decided-refused.json",
            new RequestDecided(
                    COUPON,
                    THIRD,
                    new CustomerId("auth0|5f7c8ec7c33c6c004bbafe82"),
                    1052,
                    1051,
                    new Decision.Refused(RefusalReason.SOLD_OUT),
                    null,
                    Instant.parse("2026-06-01T01:00:01Z")),
            "line-progressed.json",
            new LineProgressed(COUPON, 1053, 1051, 1000, 50, 1000, false),
            "gap-reported.json",
            new GapReported(COUPON, 9, 12));

    private GoldenMessages() {}
}
