package io.firstcome.coupon.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Goal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakTest {

    private static final BenchSettings USUAL = new BenchSettings(5, 2, 8, 64, 4_000);

    @ParameterizedTest(name = "{0} minutes: {1} looks, one every {2} s")
    @CsvSource({"3, 15, 12", "5, 15, 20", "15, 15, 60", "60, 60, 60", "300, 300, 60"})
    void aShortOneLooksMoreOften(int minutes, int looks, int seconds) {
        assertThat(new Soak(new SoakSettings(minutes, 100)).settings(USUAL))
                .isEqualTo(new BenchSettings(looks, seconds, 8, 64, 4_000));
    }

    @Test
    void itsRowsSayHowLongItWasAndOfWhichProcess() {
        assertThat(new Soak(new SoakSettings(5, 100)).goals())
                .extracting(Goal::name)
                .containsExactly(
                        "heap over 5 min, coupon-api",
                        "heap over 5 min, outbox-relay",
                        "heap over 5 min, coupon-consumer");
    }

    @Test
    void isBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoakSettings(2, 100))
                .withMessage("soak-minutes is 3 to 300, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoakSettings(301, 100))
                .withMessage("soak-minutes is 3 to 300, not 301");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SoakSettings(60, 501))
                .withMessage("soak-rate is 1 to 500, not 501");
    }

    @Test
    void someCustomersComeTooLateAndAtLeastOneDoesNot() {
        assertThat(Soaking.stockFor(6_000)).isEqualTo(5_000);
        assertThat(Soaking.stockFor(1)).isEqualTo(1);
    }
}
