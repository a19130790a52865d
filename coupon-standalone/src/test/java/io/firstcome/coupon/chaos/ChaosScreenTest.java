package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.chaos.ChaosStatus.Figures;
import io.firstcome.coupon.chaos.ChaosStatus.PartState;
import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosScreenTest {

    private static final FaultRecord KILLED = FaultRecord.striking(
                    new PlannedFault(3, FaultKind.KILL_API, Duration.ZERO, Duration.ZERO, 1))
            .brokenAt(Instant.EPOCH, "killed api-2");

    private static ChaosStatus status(int seconds, long accepted, Figures figures) {
        return new ChaosStatus(
                "faults",
                Duration.ofSeconds(seconds),
                List.of(new PartState("api-1", true), new PartState("api-2", false)),
                List.of(KILLED),
                2,
                36,
                new Figures(
                        accepted,
                        figures.refused(),
                        figures.unknown(),
                        figures.decided(),
                        figures.undecided(),
                        figures.gaps()));
    }

    @Test
    void partsFaultsAndRatesStandOnOneScreen() {
        ChaosScreen screen = new ChaosScreen();
        screen.screen(status(60, 1_000, new Figures(0, 500, 10, 900, 40, 1)));
        assertThat(screen.screen(status(62, 1_100, new Figures(0, 520, 10, 990, 50, 1))))
                .containsExactly(
                        "faults  01:02   faults 2 of 36",
                        "parts    api-1  api-2 ENDED",
                        "fault    kill-api broken: killed api-2",
                        "customers  accepted 1,100 (50/s)  refused 520 (10/s)  unknown 10 (0/s)",
                        "ledger     decided 990 (45/s)  undecided 50  gaps open 1");
    }

    @Test
    void whatADatabaseDoesNotTellIsAQuestionMark() {
        ChaosScreen screen = new ChaosScreen();
        assertThat(screen.screen(status(60, 1_000, new Figures(0, 500, 10, -1, -1, -1))))
                .contains("ledger     decided ? (?/s)  undecided ?  gaps open ?");
    }

    @Test
    void withoutATerminalItIsOneLine() {
        String line = new ChaosScreen().line(status(60, 1_000, new Figures(0, 500, 10, 900, 40, 1)));
        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("faults 2 of 36", "accepted 1,000", "[kill-api broken: killed api-2]");
    }
}
