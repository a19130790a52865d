package io.firstcome.coupon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** By a clock that the test moves; a need must be away for three seconds to count as away, and back for as long. */
class NeedTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Need need = new Need("kafka", "customers wait.", () -> now);

    private void look(boolean answers) {
        need.look(answers);
        now = now.plusSeconds(1);
    }

    @Test
    void aBlinkDoesNotCount() {
        look(true);
        look(false);
        look(false);
        look(true);
        assertThat(need.words()).isEqualTo("answers");
        assertThat(need.awaySeconds()).isZero();
    }

    @Test
    void whatStaysAwayCountsFromItsBeginAndABlinkBackDoesNotEndIt() {
        for (int second = 0; second < 4; second++) {
            look(false);
        }
        look(true);
        look(false);
        assertThat(need.words()).isEqualTo("away since 2026-03-01T12:00:00Z: customers wait.");
        assertThat(need.awaySeconds()).isEqualTo(6);
        for (int second = 0; second < 4; second++) {
            look(true);
        }
        assertThat(need.awaySince()).isEmpty();
        assertThat(need.name()).isEqualTo("kafka");
    }

    @Test
    void whatFlickersAllTheTimeCountsAsAway() {
        for (int second = 0; second < 10; second++) {
            look(second % 2 == 0);
        }
        assertThat(need.awaySince()).contains(Instant.parse("2026-03-01T12:00:01Z"));
    }

    @Test
    void withoutAHoldEachLookIsTakenAtItsWord() {
        Steady steady = new Steady(Duration.ZERO, () -> now);
        assertThat(steady.look(true)).isTrue();
        assertThat(steady.look(false)).isFalse();
    }
}
