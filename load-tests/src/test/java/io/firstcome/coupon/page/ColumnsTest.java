package io.firstcome.coupon.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.page.Columns.Bound;
import io.firstcome.coupon.page.Columns.Column;
import io.firstcome.coupon.page.Columns.Group;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Bound TARGET = new Bound("Target", 0.6);

    @Test
    void aColumnIsAsHighAsItsValueAndTheBoundLiesAcross() {
        assertThat(columns(new Column("", 0.5, true)).figure())
                .contains("<rect class=\"column\" x=\"75.0\" y=\"79.0\" width=\"248.0\" height=\"67.0\">")
                .contains("<path class=\"bound\" d=\"M44.0 65.6H354.0\"/>");
    }

    @Test
    void theScaleReachesToTheBoundOrTheHighestColumn() {
        assertThat(columns(new Column("", 0.01, true)).figure()).contains("class=\"y\">1</text>");
        assertThat(columns(new Column("", 33.0, true)).figure()).contains("class=\"y\">40</text>");
    }

    @Test
    void whatDoesNotCountIsHollowAndWhatIsMissingKeepsItsPlace() {
        Columns columns =
                columns(new Column("a", 0.5, false), new Column("b", null, true), new Column("c", 0.25, true));

        assertThat(columns.figure())
                .containsSubsequence("\"column hollow\" x=\"75.0\"", "\"column\" x=\"240.3\"")
                .contains("aria-label=\"shares, s. Target 0.6. 1: a 0.5 (does not count), b not measured, c 0.25.\"");
    }

    @Test
    void ofNothingThereIsNoPlot() {
        assertThat(columns(new Column("", null, true)).figure())
                .contains("Not measured.")
                .doesNotContain("<svg");
    }

    @Test
    void namesThatWouldRunIntoEachOtherAreLeftOut() {
        List<Group> groups = IntStream.rangeClosed(1, 20)
                .mapToObj(round -> new Group("g" + round, List.of(new Column("", 1.0, true))))
                .toList();

        assertThat(new Columns("title", "", TARGET, groups).figure())
                .contains(">g1</text>", ">g19</text>")
                .doesNotContain(">g2</text>", ">g20</text>");
    }

    private static Columns columns(Column... columns) {
        return new Columns("shares", "s", TARGET, List.of(new Group("1", List.of(columns))));
    }
}
