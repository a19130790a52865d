package io.firstcome.coupon.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final List<Double> SECONDS = List.of(1.0, 2.0, 3.0, 4.0);

    @Test
    void aLineIsBrokenWhereAValueIsMissing() {
        Plot plot = new Plot("title", "unit", SECONDS, List.of(new Plot.Line("a", Arrays.asList(1.0, null, 2.0, 0.5))));

        assertThat(plot.figure()).containsOnlyOnce("class=\"line s0\" d=\"M222.5 108.0L222.5 108.0M547.5 10.0");
    }

    @Test
    void aLineOfWhichNothingIsKnownIsNamedAndNotDrawn() {
        Plot plot = new Plot(
                "title", "unit", SECONDS, List.of(new Plot.Line("<b>", Arrays.asList(null, null, null, null))));

        assertThat(plot.figure()).doesNotContain("<svg").contains("Not measured: &lt;b&gt;.");
    }
}
