package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final Outage outage = new Outage("It", "that is a test", InstantSource.system());

    private long failed() {
        return outage.failed(new IllegalStateException("gone")).toMillis();
    }

    @Test
    void theWaitDoublesUpToABoundAndBeginsAnewAfterTheEnd() {
        assertThat(IntStream.range(0, 6).mapToObj(_ -> failed()))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L);
        IntStream.range(0, 100)
                .forEach(_ ->
                        assertThat(failed()).isEqualTo(Duration.ofSeconds(5).toMillis()));
        assertThat(outage.lasts()).isTrue();
        outage.over();
        assertThat(outage.lasts()).isFalse();
        assertThat(failed()).isEqualTo(200);
    }
}
