package io.firstcome.coupon.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0.61, 1", "1, 1", "1.5, 2", "33, 40", "401, 500", "999, 1000"})
    void endsAtARoundNumberAbove(double highest, double top) {
        assertThat(Scale.top(highest)).isEqualTo(top);
    }
}
