package io.firstcome.coupon.chaos;

import io.firstcome.coupon.chaos.ChaosStatus.Figures;
import io.firstcome.coupon.chaos.ChaosStatus.PartState;
import io.firstcome.coupon.checker.CheckReport;
import io.firstcome.coupon.checker.Circumstances;
import io.firstcome.coupon.fault.FaultKind;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One fault run: {@link #start} brings up the cluster and the crowd, {@link #carryOut} strikes what the plan has, lets all
 * heal, works off what was accepted and has everything checked; {@link #close} takes it all down.
 */
public final class ChaosRun implements AutoCloseable {

    /** Far beyond what healing takes on a starved machine: who is not well by then never will be. */
    private static final Duration HEAL_BOUND = Duration.ofMinutes(4);

    private final ChaosSettings settings;
    private final Stage stage;
    private final ChaosPlan plan;
    private volatile FaultLog log = new FaultLog(_ -> {});
    private volatile String phase = "starting";
    private volatile Instant began = Instant.now();

    private ChaosRun(ChaosSettings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
        this.plan = settings.plan();
    }

    /**
     * @param directory where everything is kept; the run does not remove it
     * @param tell is told in a few words what is being started
     * @throws Exception if a part does not start; what had been started is stopped again
     */
    public static ChaosRun start(ChaosSettings settings, Path directory, Consumer<String> tell) throws Exception {
        return new ChaosRun(settings, Stage.set(settings, directory, tell));
    }

    /**
     * Returns when all is over and checked.
     *
     * @param say is told of each fault and what becomes of it
     * @throws InterruptedException if it is to end at once
     * @throws SQLException if the databases cannot be read in the end
     */
    public ChaosReport carryOut(Consumer<String> say) throws InterruptedException, SQLException {
        began = Instant.now();
        log = new FaultLog(fault -> say.accept(told(fault)));
        Healing healing = new Healing(stage.cluster(), stage.probe(), stage.lines(), () -> isNothingBroken(), say);
        phase = "faults";
        new FaultRun(plan, new ClusterGround(stage.scene(), healing), log, HEAL_BOUND).carryOut();
        phase = "healing";
        boolean healed = healing.await(HEAL_BOUND);
        phase = "draining";
        Settling settling = new Settling(stage, HEAL_BOUND);
        boolean drained = settling.workOff();
        phase = "checking";
        CheckReport check = settling.check(new Circumstances(struck()));
        Duration took = Duration.between(began, Instant.now());
        return new ChaosReport(settings, took, log.all(), healed && drained, check);
    }

    private boolean isNothingBroken() {
        return log.underWay().stream().allMatch(fault -> fault.stage() == FaultRecord.Stage.HEALING);
    }

    /** One that could not be struck may have done half of it. */
    private Set<FaultKind> struck() {
        return log.all().stream()
                .filter(fault -> fault.stage() != FaultRecord.Stage.NOT_POSSIBLE)
                .map(fault -> fault.planned().kind())
                .collect(Collectors.toSet());
    }

    private String told(FaultRecord fault) {
        Duration heal = fault.timeToHeal();
        return String.format(
                "%6.1f s  %-28s %s%s%s",
                Duration.between(began, Instant.now()).toMillis() / 1000.0,
                fault.planned().kind().code(),
                fault.stage().words(),
                heal == null ? "" : String.format(" after %.1f s", heal.toMillis() / 1000.0),
                fault.what().isEmpty() ? "" : ": " + fault.what());
    }

    /** How it stands; may be asked from any thread. */
    public ChaosStatus status() {
        FaultLog faults = log;
        List<PartState> parts = stage.cluster().parts().stream()
                .map(part -> new PartState(part.name(), part.isRunning()))
                .toList();
        List<FaultRecord> underWay = faults.underWay();
        return new ChaosStatus(
                phase,
                Duration.between(began, Instant.now()),
                parts,
                underWay,
                faults.all().size() - underWay.size(),
                plan.faults().size(),
                figures());
    }

    private Figures figures() {
        History history = stage.history();
        long ok = history.asked(Call.Result.OK);
        long refused = history.asked(Call.Result.REFUSED);
        long unknown = history.asked(Call.Result.UNKNOWN);
        try {
            Lines lines = stage.lines();
            return new Figures(
                    ok, refused, unknown, lines.decided(), lines.undecidedOf(lines.accepted()), lines.gaps());
        } catch (SQLException _) {
            return new Figures(ok, refused, unknown, -1, -1, -1);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
