package io.firstcome.coupon.chaos;

import io.firstcome.coupon.checker.CheckReport;
import io.firstcome.coupon.checker.Circumstances;
import io.firstcome.coupon.planted.PlantedBug;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A real run with a bug planted in it, to see whether the checker names it. Each has a cluster of its own: what one has
 * broken, and the guards that were taken away for it, would be found again in the next.
 */
public final class PlantedRun {

    /** For customers to come by, before and after the bug is provoked. */
    private static final Duration RUSH = Duration.ofSeconds(15);

    /** What a bug has broken need never heal. */
    private static final Duration BOUND = Duration.ofSeconds(45);

    private PlantedRun() {}

    /**
     * @param directory where everything is kept; it is not removed
     * @param tell is told what is being done
     * @throws Exception if the run itself failed
     */
    public static PlantedResult of(PlantedBug bug, ChaosSettings settings, Path directory, Consumer<String> tell)
            throws Exception {
        try (Stage stage = Stage.set(settings, directory, tell)) {
            tell.accept(bug.code() + ": planted while customers come ...");
            bug.plant(stage.cluster(), stage.scene().rules());
            TimeUnit.NANOSECONDS.sleep(RUSH.toNanos());
            bug.provoke(stage.cluster(), stage.scene().rules());
            TimeUnit.NANOSECONDS.sleep(RUSH.toNanos());
            int fired = bug.fired(stage.cluster(), stage.scene().rules());
            bug.lift(stage.cluster(), stage.scene().rules());
            Settling settling = new Settling(stage, BOUND);
            boolean _ = settling.workOff();
            CheckReport report = settling.check(Circumstances.ordinary());
            return new PlantedResult(bug, fired, report.broken());
        }
    }
}
