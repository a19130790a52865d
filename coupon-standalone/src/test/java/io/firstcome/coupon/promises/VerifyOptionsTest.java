package io.firstcome.coupon.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerifyOptionsTest {

    @Test
    void defaultsAreTenMinutesAndFiveExamples() {
        assertThat(VerifyOptions.live()).isEqualTo(new VerifyOptions(false, Duration.ofMinutes(10), 5));
        assertThat(VerifyOptions.whenDrained()).isEqualTo(new VerifyOptions(true, Duration.ZERO, 5));
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        assertThatThrownBy(() -> VerifyOptions.live(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("undecidedAllowed");
        assertThatThrownBy(() -> new VerifyOptions(true, Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxExamples");
        assertThatThrownBy(() -> new VerifyOptions(true, Duration.ZERO, 1_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxExamples");
    }
}
