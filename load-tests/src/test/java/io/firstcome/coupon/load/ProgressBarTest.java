package io.firstcome.coupon.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.load.customer.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void itSaysWhereTheRunStands() {
        Tally.Counts counts = new Tally.Counts(1_500, 700, 0, Map.of("sold-out", 780L), Map.of(), 650, 1, 0, 20);

        assertThat(ProgressBar.line(new LoadProgress(LoadProgress.Phase.ARRIVING, 0.25, 12.4, counts)))
                .isEqualTo(
                        "[######------------------]  25 %  12 s  customers come: sent 1,500, accepted 700, refused 780,"
                                + " unanswered 0, told 651, under way 20");
    }
}
