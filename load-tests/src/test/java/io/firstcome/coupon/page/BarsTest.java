package io.firstcome.coupon.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firstcome.coupon.page.Bars.Bar;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void theLongestIsAsLongAsThereIsRoomAndPartsStandInTheirOrder() {
        Bars bars = new Bars(
                "costs",
                "µs",
                List.of("api", "database"),
                List.of(
                        new Bar("much", Map.of("database", 50.0, "api", 150.0)),
                        new Bar("little", Map.of("database", 100.0))));

        assertThat(bars.figure())
                .containsSubsequence(
                        "<span>much</span><span>200</span>",
                        "class=\"b0\" style=\"width:75.00%\" title=\"api 150\"",
                        "class=\"b1\" style=\"width:25.00%\"",
                        "<span>little</span><span>100</span><div><i class=\"b1\" style=\"width:50.00%\"")
                .contains("aria-label=\"costs, µs. much: api 150, database 50; little: database 100.\"");
    }

    @Test
    void thereAreNoMorePartsThanColours() {
        List<String> ten = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> new Bars("", "", ten, List.of()));
    }
}
