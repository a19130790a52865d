package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.planted.PlantedBug;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlantedResultTest {

    @Test
    void aBugIsFoundIfItFiredAndOneOfItsRulesNamedIt() {
        String rule = PlantedBug.SWAP_TWO_ROWS.namedBy().iterator().next();
        assertThat(new PlantedResult(PlantedBug.SWAP_TWO_ROWS, 3, List.of(rule, "another")).wasFound())
                .isTrue();
        assertThat(new PlantedResult(PlantedBug.SWAP_TWO_ROWS, 3, List.of("another")).wasFound())
                .isFalse();
        assertThat(new PlantedResult(PlantedBug.SWAP_TWO_ROWS, 0, List.of(rule)).wasFound())
                .isFalse();
    }
}
