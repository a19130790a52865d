package io.firstcome.coupon.bench;

import io.firstcome.coupon.bench.Row.Verdict;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the stages, one after the other, so that each has the machine for itself. */
public final class BenchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BenchRun.class);

    private final List<Stage> stages;
    private final Set<String> asked;
    private final Site site;
    private final Clocks clocks;

    /** @param asked the names of the stages that are to be measured */
    public BenchRun(List<Stage> stages, Set<String> asked, Site site, Clocks clocks) {
        this.stages = List.copyOf(stages);
        this.asked = Set.copyOf(asked);
        this.site = site;
        this.clocks = clocks;
    }

    /** Measures, or says of each row why not. */
    public BenchReport carryOut() throws InterruptedException {
        List<StageReport> reports = new ArrayList<>();
        for (Stage stage : stages) {
            reports.add(report(stage));
        }
        return BenchReport.of(clocks.wall().instant(), site.settings(), reports);
    }

    private StageReport report(Stage stage) throws InterruptedException {
        if (!asked.contains(stage.name())) {
            return StageReport.without(stage, Verdict.NOT_MEASURED, stage.whyUnasked());
        }
        Optional<String> obstacle = stage.obstacle();
        if (obstacle.isPresent()) {
            return StageReport.without(stage, Verdict.NOT_MEASURED, obstacle.get());
        }
        try {
            return new StageRun(stage, site.of(stage), clocks).carryOut();
        } catch (IOException | SQLException | RuntimeException broken) {
            LOG.debug("{} broke off", stage.name(), broken);
            site.progress().accept(stage.name() + " broke off, see " + site.directory() + ": " + broken.getMessage());
            return StageReport.without(stage, Verdict.BROKE_OFF, String.valueOf(broken.getMessage()));
        }
    }
}
