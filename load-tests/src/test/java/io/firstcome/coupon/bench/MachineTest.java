package io.firstcome.coupon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void theFirstProcessorsModelStandsForAll() {
        assertThat(Machine.modelIn(List.of(
                        "processor\t: 0", "model\t\t: 1", "model name\t: Some 3000 @ 2.5 GHz", "model name\t: b")))
                .isEqualTo("Some 3000 @ 2.5 GHz");
        assertThat(Machine.modelIn(List.of("processor\t: 0"))).isEmpty();
    }
}
