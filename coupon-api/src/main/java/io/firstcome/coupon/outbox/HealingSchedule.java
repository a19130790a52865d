package io.firstcome.coupon.outbox;

import io.firstcome.coupon.api.Repeating;
import io.firstcome.coupon.retrying.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the sweepers for as long as the instance runs. */
@Component
class HealingSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealingSchedule.class);

    private final GapSweeper gaps;
    private final StallSweeper stalls;
    private final UntoldSweeper untold;
    private final HealingSettings settings;
    private final List<Repeating> running = new ArrayList<>();

    HealingSchedule(GapSweeper gaps, StallSweeper stalls, UntoldSweeper untold, HealingSettings settings) {
        this.gaps = gaps;
        this.stalls = stalls;
        this.untold = untold;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        running.add(repeat("gap-sweeper", settings.sweepMillis(), gaps::sweep));
        running.add(repeat("stall-sweeper", settings.stallSweepMillis(), stalls::sweep));
        running.add(repeat("untold-sweeper", settings.sweepMillis(), untold::sweep));
        running.add(repeat("untold-search", settings.untoldSearchMillis(), untold::search));
    }

    private static Repeating repeat(String name, int pauseMillis, Runnable sweep) {
        Outage outage = new Outage(
                log,
                "The " + name + " cannot work: lines that miss messages wait until the database is back; it goes on by"
                        + " itself.");
        return Repeating.start(name, Duration.ofMillis(pauseMillis), () -> {
            try {
                sweep.run();
                outage.over();
            } catch (RuntimeException failure) {
                outage.failed(failure);
            }
        });
    }

    @Override
    public synchronized void stop() {
        running.forEach(Repeating::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
