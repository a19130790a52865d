package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final IssuedCoupon COUPON = new IssuedCoupon(CouponCode.draw(_ -> 0), NOW);

    @Test
    void theOldestMakeRoom() {
        RecentDecisions recent = new RecentDecisions(OutcomeSettingsTest.withLimits(3, 1));
        List<RequestDecided> decisions = LongStream.rangeClosed(1, 5)
                .mapToObj(RecentDecisionsTest::issued)
                .toList();

        decisions.forEach(recent::onDecision);
        decisions.forEach(recent::onDecision);

        assertThat(decisions.stream()
                        .map(decided -> recent.find(decided.requestId()).isPresent()))
                .containsExactly(false, false, true, true, true);
        assertThat(recent.find(decisions.get(4).requestId()))
                .contains(new Outcome(new Decision.Issued(5), COUPON, NOW));
    }

    private static RequestDecided issued(long ticket) {
        return new RequestDecided(
                new CouponId(UUID.randomUUID()),
                new RequestId(UUID.randomUUID()),
                new CustomerId("customer-" + ticket),
                ticket + 1,
                ticket,
                new Decision.Issued(ticket),
                COUPON,
                NOW);
    }
}
