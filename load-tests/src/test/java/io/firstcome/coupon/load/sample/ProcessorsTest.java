package io.firstcome.coupon.load.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.load.sample.ProcessorWatch.Reading;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void aProcessHasUsedItsTimeAndThatOfItsEndedChildren() {
        assertThat(ProcessTime.parse("682 (java) S 671 671 31122 0 -1 4194304 101 0 0 0 150 50 25 5 20 0 1 0 3604225"))
                .isEqualTo(2.3);
    }

    @Test
    void aCommandMayLookLikeTheEndOfItself() {
        assertThat(ProcessTime.parse("1 (a) R 1) S 2 3 4 5 6 7 8 9 10 11 100 0 0 0 20 0"))
                .isEqualTo(1.0);
    }

    @Test
    void somethingElseIsNoTime() {
        assertThatThrownBy(() -> ProcessTime.parse("1 (short) S 2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coresAreSecondsPerSecondAndWhatIsUnknownIsMissing() {
        Reading before = new Reading(Map.of("api", 10.0, "relay", 5.0), Optional.empty());
        Reading after = new Reading(Map.of("api", 13.0, "relay", 4.0, "new", 1.0), Optional.empty());

        Sample.Machine since = after.since(before, 2);

        assertThat(since.cores()).containsOnly(Map.entry("api", 1.5), Map.entry("relay", 0.0));
        assertThat(since.stolenPercent()).isNull();
        assertThat(since.busyPercent()).isNull();
    }
}
