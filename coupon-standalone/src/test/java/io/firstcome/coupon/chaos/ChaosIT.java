package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.chaos.ChaosReport.Outcome;
import io.firstcome.coupon.fault.FaultKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: every kind of fault strikes once, on separate processes, while customers rush, and no promise is broken. The schedule
 * is shorter than the faults take, so that they follow one another as fast as healing allows.
 */
class ChaosIT {

    private static final int MINUTES = 1;
    private static final int REQUESTS_PER_SECOND = 10;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    void everyKindOfFaultStrikesAndNoPromiseIsBroken(long seed) throws Exception {
        ChaosSettings settings = new ChaosSettings(
                seed, MINUTES, EnumSet.allOf(FaultKind.class), REQUESTS_PER_SECOND, false, ChaosSize.SMALL);
        try (RunDirectory directory = RunDirectory.temporary()) {
            ChaosReport report;
            try (ChaosRun run = ChaosRun.start(settings, directory.path(), System.out::println)) {
                report = run.carryOut(System.out::println);
            }
            if (report.outcome() == Outcome.HELD) {
                directory.isNotNeeded();
            }
            String text = new ChaosReportText(report, directory.kept()).text(StandardCharsets.UTF_8);
            Files.writeString(directory.path().resolve("report.txt"), text);
            assertThat(report.outcome()).as(text).isEqualTo(Outcome.HELD);
            assertThat(kinds(report)).as(text).containsExactlyInAnyOrder(FaultKind.values());
        }
    }

    private static Set<FaultKind> kinds(ChaosReport report) {
        return report.byKind().stream().map(KindSummary::kind).collect(Collectors.toSet());
    }
}
