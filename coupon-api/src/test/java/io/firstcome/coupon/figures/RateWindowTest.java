package io.firstcome.coupon.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private final RateWindow window = new RateWindow();

    @Test
    void oneSampleTellsNoRate() {
        assertThat(window.perSecond()).isEmpty();
        at(0, 100);
        assertThat(window.perSecond()).isEmpty();
    }

    @Test
    void itIsTheGrowthOfTheLastTenSeconds() {
        for (int second = 0; second <= 30; second++) {
            at(second, second <= 15 ? second * 100 : 1500);
        }
        assertThat(window.perSecond()).hasValue(0);
        at(31, 1600);
        assertThat(window.perSecond()).hasValue(10);
    }

    @Test
    void itCountsFromTheFirstSampleOn() {
        at(5, 1000);
        at(7, 1500);
        assertThat(window.perSecond()).hasValue(250);
    }

    @Test
    void manySamplesAtOnceCostNoMore() {
        for (int sample = 0; sample < 10_000; sample++) {
            window.add(sample, sample);
        }
        assertThat(window.perSecond()).hasValue(1e9);
    }

    private void at(int second, long count) {
        window.add(TimeUnit.SECONDS.toNanos(second) - 3_000_000_000_000L, count);
    }
}
