package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecideRatesTest {

    private final CouponId coupon = new CouponId(UUID.randomUUID());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final DecideRates rates = new DecideRates(OutcomeSettingsTest.withLimits(10, 2), () -> now);

    @Test
    void aLineThatWasHeardOfOnceOrNeverHasNoRate() {
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
        decided(500);
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
    }

    @Test
    void aSteadyLineHasItsRateHoweverOftenItIsHeardOf() {
        for (int tick = 0; tick <= 400; tick++) {
            decided(tick * 5L);
            assertRate(tick < 30 ? -1 : 50);
            pass(100);
        }
        CouponId slow = new CouponId(UUID.randomUUID());
        for (int second = 0; second < 60; second += 4) {
            decided(slow, second / 4);
            pass(4_000);
        }
        assertThat(rates.decidedPerSecond(slow).getAsDouble()).isCloseTo(0.25, within(0.1));
    }

    @Test
    void theFirstMomentsOfALineAreNoRate() {
        decided(0);
        pass(1_999);
        decided(1_000);
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
        pass(1);
        assertRate(500);
    }

    @Test
    void aChangeOfThePaceIsSeenWithinTheWindow() {
        for (int second = 0; second < 20; second++) {
            decided(second * 100L);
            pass(1_000);
        }
        for (int second = 1; second <= 12; second++) {
            decided(1_900 + second * 10L);
            pass(1_000);
        }
        assertRate(10);
    }

    @Test
    void aLineThatStandsStillHasNoRateAfterTheWindow() {
        decided(0);
        pass(1_000);
        decided(100);
        pass(9_000);
        assertRate(10);
        pass(1_000);
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
    }

    @Test
    void whatALongPauseBeginsAgainWithIsNotSpreadOverThePause() {
        decided(0);
        pass(3_600_000);
        decided(100);
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
        pass(2_000);
        decided(300);
        assertRate(100);
    }

    @Test
    void whatIsSaidAgainOrLateAndWhoOnlyJoinsTheWaitingListDoNotCount() {
        decided(0);
        pass(2_000);
        decided(100);
        decided(100);
        decided(20);
        rates.onDecision(new LineProgressed(coupon, 300, 250, 100, 150, 100, false));
        assertRate(50);
    }

    @Test
    void theLineThatMovedLeastRecentlyMakesRoom() {
        CouponId second = new CouponId(UUID.randomUUID());
        for (int times = 0; times < 2; times++) {
            decided(coupon, times);
            decided(second, times);
            pass(1_000);
        }
        decided(new CouponId(UUID.randomUUID()), 1);
        assertThat(rates.decidedPerSecond(coupon)).isEmpty();
        assertThat(rates.decidedPerSecond(second)).isPresent();
    }

    /** @param expected -1 for whatever it is */
    private void assertRate(double expected) {
        if (expected >= 0) {
            assertThat(rates.decidedPerSecond(coupon).getAsDouble()).isCloseTo(expected, within(expected / 10 + 0.01));
        }
    }

    private void pass(long millis) {
        now = now.plus(Duration.ofMillis(millis));
    }

    private void decided(long requests) {
        decided(coupon, requests);
    }

    private void decided(CouponId line, long requests) {
        rates.onDecision(new LineProgressed(line, requests + 2, requests, 0, 0, 1_000_000, false));
    }
}
