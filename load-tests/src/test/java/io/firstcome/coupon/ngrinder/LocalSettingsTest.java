package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSettingsTest {

    @Test
    void theLargestAreTaken() {
        LocalSettings largest = new LocalSettings(64, 1_000, 1_000_000, "coupon=1");

        assertThat(largest.param()).isEqualTo("coupon=1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, processes is 1 to 64",
        "65, 1, 1, processes is 1 to 64",
        "1, 0, 1, threads is 1 to 1000",
        "1, 1001, 1, threads is 1 to 1000",
        "1, 1, 0, runs is 1 to 1000000",
        "1, 1, 1000001, runs is 1 to 1000000"
    })
    void whatIsOutOfBoundsIsRefused(int processes, int threads, int runs, String message) {
        assertThatThrownBy(() -> new LocalSettings(processes, threads, runs, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
