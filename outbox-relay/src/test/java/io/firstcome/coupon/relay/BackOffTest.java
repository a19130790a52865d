package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(TestSettings.DEFAULTS);

    @Test
    void pausesDoubleUpToTheLongestAndStartOverAfterAReset() {
        assertThat(pauses(8)).containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
        backOff.reset();
        assertThat(pauses(1)).containsExactly(200L);
    }

    private Stream<Long> pauses(int count) {
        return Stream.generate(backOff::next).map(Duration::toMillis).limit(count);
    }
}
