package io.firstcome.coupon.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.Line;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponViewTest {

    private static final Instant OPENS = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-01-01T11:00:00Z");
    private static final CouponId COUPON = new CouponId(new UUID(0, 1));

    @ParameterizedTest(name = "at {0}, {1} accepted, closed {2}, paused {3}: {4}, offered {5}")
    @CsvSource({
        "2026-01-01T09:59:59.999Z, 0, false, false, upcoming, true",
        "2026-01-01T10:00:00Z, 0, false, false, open, true",
        "2026-01-01T10:59:59.999Z, 9, false, false, open, true",
        "2026-01-01T11:00:00Z, 0, false, false, closed, false",
        "2026-01-01T10:30:00Z, 0, true, true, closed, false",
        "2026-01-01T10:30:00Z, 10, false, false, sold-out, false",
        "2026-01-01T10:30:00Z, 10, false, true, sold-out, false",
        "2026-01-01T10:30:00Z, 3, false, true, paused, true",
        "2026-01-01T09:00:00Z, 0, false, true, paused, true",
    })
    void theStateIsWhatACustomerCanDo(
            Instant now, long accepted, boolean closed, boolean paused, String state, boolean offered) {
        CouponView view = CouponView.of(published(5, accepted, closed, paused), null, now);
        assertThat(view.state()).isEqualTo(state);
        assertThat(view.isOffered()).isEqualTo(offered);
    }

    @ParameterizedTest(name = "{0} of {1}: {2} %")
    @CsvSource({"0, 10, 0", "1, 3, 33", "999999999, 1000000000, 99", "10, 10, 100", "2000000000, 2000000000, 100"})
    void aHundredPercentSaysThatItIsFull(long accepted, long capacity, int percent) {
        assertThat(CouponView.LineView.of(capacity, accepted).filledPercent()).isEqualTo(percent);
    }

    @Test
    void ofWhatWasReadAndWhatTheBoardKnowsTheLaterCounts() {
        Line line = new Line(COUPON, 8, 8, 10, OPENS, CLOSES, false, true, 2);
        CouponView later = CouponView.of(published(5, 3, false, false), line, OPENS);
        assertThat(later.line().accepted()).isEqualTo(7);
        assertThat(later.state()).isEqualTo("paused");
        assertThat(later.perCustomerLimit()).isEqualTo(2);
        assertThat(CouponView.of(published(9, 3, false, false), line, OPENS)
                        .line()
                        .accepted())
                .isEqualTo(3);
    }

    private static Published published(long nextSequence, long accepted, boolean closed, boolean paused) {
        return new Published(
                COUPON, "A coupon", 10, 0, OPENS, CLOSES, CLOSES, 1, nextSequence, 10, accepted, closed, paused);
    }
}
