package io.firstcome.coupon.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.load.report.LoadReport.Punctuality;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PunctualTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void oneInAHundredMayBeLate() {
        Punctuality punctuality = Punctual.of(100, lateness(99, 1), 1);

        assertThat(punctuality.kept()).isTrue();
        assertThat(punctuality.problems()).isEmpty();
        assertThat(punctuality.lateness().count()).isEqualTo(100);
    }

    @Test
    void moreMayNot() {
        assertThat(Punctual.of(100, lateness(98, 2), 0).problems())
                .singleElement()
                .asString()
                .startsWith("one arrival in a hundred was taken up more than 50");
    }

    @Test
    void whoWasNeverTakenUpIsMissed() {
        assertThat(Punctual.of(101, lateness(100, 0), 0).problems())
                .containsExactly("only 100 of 101 arrivals were taken up");
    }

    @Test
    void whoWaitedForTheDriverWasNoPartOfTheLoad() {
        assertThat(Punctual.of(100, lateness(100, 0), 2).kept()).isFalse();
    }

    /** @param late by half a second */
    private static Histogram lateness(int onTime, int late) {
        Histogram lateness = new Histogram(3);
        lateness.recordValueWithCount(MILLI, onTime);
        if (late > 0) {
            lateness.recordValueWithCount(500 * MILLI, late);
        }
        return lateness;
    }
}
