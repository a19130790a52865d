package io.firstcome.coupon.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfrastructureFaultsTest {

    @Test
    void hasOneFaultForEachKindThatNeedsNothingOfTheCodesInside() {
        List<FaultKind> wanted = Arrays.stream(FaultKind.values())
                .filter(kind -> !kind.name().startsWith("CRASH_") && kind != FaultKind.STEP_CLOCK)
                .toList();
        assertThat(InfrastructureFaults.all()).extracting(Fault::kind).containsExactlyInAnyOrderElementsOf(wanted);
    }
}
