package io.firstcome.coupon.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.firstcome.coupon.rules.Rules;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFaultsTest {

    @TempDir
    Path directory;

    @Test
    void everyCrashPointHasAScriptOfItsName() {
        List<String> crashes = Arrays.stream(FaultKind.values())
                .map(FaultKind::code)
                .filter(code -> code.startsWith("crash-"))
                .toList();
        assertThat(crashes).hasSize(7);
        assertThatCode(() -> new Rules(directory).jvmOptions("part-1", crashes)).doesNotThrowAnyException();
        assertThat(RuleFaults.all().stream().map(Fault::kind).map(FaultKind::code))
                .containsAll(crashes)
                .contains(FaultKind.STEP_CLOCK.code())
                .doesNotHaveDuplicates();
    }
}
