package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.chaos.ChaosReport.Outcome;
import io.firstcome.coupon.chaos.FaultRecord.Stage;
import io.firstcome.coupon.checker.CheckReport;
import io.firstcome.coupon.fault.FaultKind;
import io.firstcome.coupon.promises.Counts;
import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.promises.Promise;
import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChaosReportTest {

    private static final ChaosSettings SETTINGS =
            new ChaosSettings(7, 10, EnumSet.of(FaultKind.KILL_API, FaultKind.DROP_SLOT), 50, true, ChaosSize.SMALL);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static FaultRecord begun(int number, FaultKind kind) {
        return FaultRecord.striking(
                new PlannedFault(number, kind, Duration.ofSeconds(number), Duration.ofSeconds(1), number));
    }

    private static FaultRecord mended(int number, FaultKind kind) {
        return begun(number, kind).brokenAt(NOON, "broke it").mendedAt(NOON.plusSeconds(1));
    }

    private static FaultRecord healed(int number, FaultKind kind, int seconds) {
        return mended(number, kind).healedAt(NOON.plusSeconds(1 + seconds));
    }

    private static CheckReport check(long violations) {
        Finding finding = new Finding("nobody-overtaken", "100 tickets", violations, List.of());
        Verdict verdict = new Verdict(
                new Counts(1, 100, 100, Map.of(), 0, 0, 100),
                List.of(new PromiseCheck(Promise.FIRST_COME_FIRST_SERVED, List.of(finding))));
        return new CheckReport(new CheckReport.Figures(200, 150, 100, 40, 10, 100, 103, 3, 110, 7, 5), verdict);
    }

    private static ChaosReport report(CheckReport check, boolean drained, FaultRecord... faults) {
        return new ChaosReport(SETTINGS, Duration.ofSeconds(61), List.of(faults), drained, check);
    }

    @Test
    void aRunHeldIfAllHealedAndTheCheckerFoundNothing() {
        FaultRecord healed = healed(1, FaultKind.KILL_API, 2);
        assertThat(report(check(0), true, healed).outcome()).isEqualTo(Outcome.HELD);
        assertThat(report(check(1), true, healed).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(report(check(0), false, healed).outcome()).isEqualTo(Outcome.BROKEN);
        FaultRecord ill = mended(2, FaultKind.DROP_SLOT).endedAs(Stage.NOT_HEALED, "not well");
        assertThat(report(check(0), true, healed, ill).outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aRunIsIncompleteIfAKindWasNeverStruckOrWasNotMended() {
        FaultRecord healed = healed(1, FaultKind.KILL_API, 2);
        FaultRecord missed = begun(2, FaultKind.DROP_SLOT).endedAs(Stage.NOT_STRUCK, "nobody came by");
        assertThat(report(check(0), true, healed, missed).outcome()).isEqualTo(Outcome.INCOMPLETE);
        FaultRecord later = healed(3, FaultKind.DROP_SLOT, 1);
        assertThat(report(check(0), true, healed, missed, later).outcome()).isEqualTo(Outcome.HELD);
        FaultRecord down = begun(4, FaultKind.KILL_API).brokenAt(NOON, "killed").endedAs(Stage.NOT_MENDED, "no start");
        assertThat(report(check(0), true, healed, later, down).outcome()).isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void whatIsNotPossibleHereIsSaidPlainlyAndHoldsNothingUp() {
        FaultRecord impossible =
                begun(1, FaultKind.FILL_BROKER_DISK).endedAs(Stage.NOT_POSSIBLE, "mounting takes root");
        ChaosReport report = report(check(0), true, impossible, healed(2, FaultKind.KILL_API, 1));
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(new ChaosReportText(report, null).text(StandardCharsets.UTF_8))
                .contains("Not tried, because it is not possible here: fill-broker-disk (mounting takes root).");
    }

    @Test
    void eachKindHasItsCountAndItsTimesToHeal() {
        List<KindSummary> kinds = report(
                        check(0),
                        true,
                        healed(1, FaultKind.KILL_API, 9),
                        healed(2, FaultKind.KILL_API, 2),
                        healed(3, FaultKind.KILL_API, 4),
                        begun(4, FaultKind.DROP_SLOT).endedAs(Stage.NOT_STRUCK, "nobody came by"))
                .byKind();
        assertThat(kinds)
                .containsExactly(
                        new KindSummary(FaultKind.KILL_API, 3, 4_000, 9_000, List.of()),
                        new KindSummary(
                                FaultKind.DROP_SLOT, 0, -1, -1, List.of("could not be struck: nobody came by")));
    }

    @Test
    void aBrokenRunSaysHowToReplayItAndWhereEverythingIsKept() {
        String text = new ChaosReportText(report(check(1), true, healed(1, FaultKind.KILL_API, 2)), Path.of("/kept"))
                .text(StandardCharsets.UTF_8);
        assertThat(text)
                .contains(
                        "BROKEN",
                        "./firstcome chaos --seed 7 --minutes 10 --rate 50 --faults kill-api,drop-slot --two-databases --small",
                        "kept in /kept",
                        "nobody-overtaken: 1 violation",
                        "3 of them again",
                        "7 of them duplicates",
                        "5 decisions told again");
    }

    @Test
    void theReportFileHasEveryFaultAndEveryFigure() {
        ChaosReport report = report(check(0), true, healed(1, FaultKind.KILL_API, 2));
        String json = JsonMapper.shared().writeValueAsString(new ChaosReportText(report, null).json());
        assertThat(json)
                .contains(
                        "\"outcome\":\"held\"",
                        "\"seed\":7",
                        "\"kind\":\"kill-api\"",
                        "\"medianHealMillis\":2000",
                        "\"what\":\"broke it\"",
                        "\"unknown\":10",
                        "\"republished\":3",
                        "\"duplicates\":7");
    }
}
