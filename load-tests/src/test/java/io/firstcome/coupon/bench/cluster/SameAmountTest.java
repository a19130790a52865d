package io.firstcome.coupon.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameAmountTest {

    @Test
    void isWhatTheSlowestWasLastKnownToDo() {
        SameAmount amount = new SameAmount();
        assertThat(amount.with("slow", 500)).isEqualTo(500);
        assertThat(amount.with("fast", 2_000)).isEqualTo(500);
        assertThat(amount.with("slow", 3_000)).isEqualTo(2_000);
        assertThat(amount.with("slow", 0)).as("something is always done").isEqualTo(1);
    }
}
