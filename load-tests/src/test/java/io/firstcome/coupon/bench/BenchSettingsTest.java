package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BenchSettingsTest {

    @Test
    void namesWhatIsOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenchSettings(4, 1, 1, 1, 1))
                .withMessage("rounds is 5 to 10000, not 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenchSettings(5, 0, 1, 1, 1))
                .withMessageStartingWith("seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BenchSettings(5, 1, 1, 0, 1))
                .withMessageStartingWith("connections");
        assertThatIllegalArgumentException()
                .as("two of one customer's requests at once would measure repeats")
                .isThrownBy(() -> new BenchSettings(5, 1, 1, 64, 63))
                .withMessageStartingWith("customers");
    }

    @Test
    void longerOnesKeepTheRoundsAndWhoAsks() {
        assertThat(new BenchSettings(5, 2, 3, 64, 100).longer(4, 5)).isEqualTo(new BenchSettings(5, 8, 15, 64, 100));
    }
}
