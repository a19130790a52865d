package io.firstcome.coupon.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theTimeToSellOutIsTheFreePlacesByTheRate() {
        assertThat(figures(100, OptionalDouble.of(30)).secondsToSellOut()).isEqualTo(4);
        assertThat(figures(100, OptionalDouble.of(0.04)).secondsToSellOut()).isEqualTo(2500);
    }

    @Test
    void whereNobodyAsksOrNothingIsLeftThereIsNone() {
        assertThat(figures(100, OptionalDouble.of(0)).secondsToSellOut()).isNull();
        assertThat(figures(100, OptionalDouble.empty()).secondsToSellOut()).isNull();
        assertThat(figures(0, OptionalDouble.of(30)).secondsToSellOut()).isNull();
    }

    @Test
    void whatIsNotDecidedIsUndecidedAndNeverLessThanNothing() {
        assertThat(figures(0, OptionalDouble.of(0.26)).undecided()).isEqualTo(10 - 3 - 2);
        assertThat(figures(0, OptionalDouble.of(0.26)).acceptedPerSecond()).isEqualTo(0.3);
        LineFigures ahead = new LineFigures(1, 0, 0, 2, Map.of(), null, null, Instant.EPOCH);
        CouponId coupon = new CouponId(UUID.randomUUID());
        assertThat(Figures.figures(coupon, ahead, OptionalDouble.empty(), OptionalDouble.empty())
                        .undecided())
                .isZero();
    }

    private static CampaignFigures figures(long free, OptionalDouble acceptedPerSecond) {
        LineFigures line = new LineFigures(10, free, 1, 3, Map.of("sold-out", 2L), null, null, Instant.EPOCH);
        return Figures.figures(new CouponId(UUID.randomUUID()), line, acceptedPerSecond, OptionalDouble.empty());
    }
}
