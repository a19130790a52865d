package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinePositionsTest {

    private final CouponId coupon = new CouponId(UUID.randomUUID());
    private final LinePositions positions = new LinePositions(OutcomeSettingsTest.withLimits(10, 2));

    @Test
    void whatIsKnownIsReplacedByWhatIsLaterOnly() {
        LineProgressed later = progress(coupon, 9, 3);
        LineProgressed released = progress(coupon, 9, 2);

        positions.onDecision(later);
        positions.onDecision(progress(coupon, 5, 0));
        assertThat(positions.find(coupon)).contains(later);

        positions.onDecision(released);
        positions.onDecision(later);
        assertThat(positions.find(coupon)).contains(released);
    }

    @Test
    void theLineThatMovedLeastRecentlyMakesRoom() {
        CouponId second = new CouponId(UUID.randomUUID());
        CouponId third = new CouponId(UUID.randomUUID());

        positions.learn(progress(coupon, 2, 0));
        positions.learn(progress(second, 2, 0));
        positions.learn(progress(coupon, 3, 0));
        positions.learn(progress(third, 2, 0));

        assertThat(positions.find(second)).isEmpty();
        assertThat(positions.find(coupon)).isPresent();
        assertThat(positions.find(third)).isPresent();
    }

    private static LineProgressed progress(CouponId coupon, long nextSequence, long waiting) {
        return new LineProgressed(coupon, nextSequence, nextSequence - 1, 0, waiting, 100, false);
    }
}
