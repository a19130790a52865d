package io.firstcome.coupon.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MachineTimeTest {

    @Test
    void stealAndWorkArePartsOfAllTime() {
        MachineTime before = MachineTime.parse("cpu  100 0 50 800 20 0 10 20 5 0\ncpu0 1 2 3\n");
        MachineTime after = MachineTime.parse("cpu  140 0 60 830 30 0 10 30 9 0\ncpu0 1 2 3\n");

        assertThat(after.stolenPercentSince(before)).hasValue(10);
        assertThat(after.busyPercentSince(before)).hasValue(50);
        assertThat(after.stolenPercentSince(after)).isEmpty();
    }

    @Test
    void somethingElseIsNoTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> MachineTime.parse("intr 1 2 3"));
        assertThatIllegalArgumentException().isThrownBy(() -> MachineTime.parse(""));
    }
}
