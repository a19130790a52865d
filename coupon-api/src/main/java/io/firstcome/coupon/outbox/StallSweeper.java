package io.firstcome.coupon.outbox;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds lines whose messages were published, but that make no progress: where a line's last messages are lost, no later
 * one tells the ledger so. Waiting lists are no stall (their places are taken in), nor is a line that an admin has stopped;
 * a ledger that does not run looks like one, and the republishing that follows is bounded, backed off and harmless.
 */
@Component
class StallSweeper {

    private static final Logger log = LoggerFactory.getLogger(StallSweeper.class);
    private static final int MAX_LINES_PER_SWEEP = 100;

    private final HealingStore healing;
    private final HealingSettings settings;
    private final HealingMetrics metrics;

    StallSweeper(HealingStore healing, HealingSettings settings, HealingMetrics metrics) {
        this.healing = healing;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Hands the stalled lines to the {@link GapSweeper}; lines beyond the limit are left to the next sweep. */
    void sweep() {
        List<HealingStore.Stalled> stalled = healing.addStalled(MAX_LINES_PER_SWEEP);
        if (!stalled.isEmpty()) {
            log.warn(
                    "{} lines have undecided messages and have not moved for {} ms, such as {}. The first of the messages"
                            + " are published again; if the ledger does not run, that changes nothing",
                    stalled.size(),
                    settings.stallMillis(),
                    stalled.getFirst());
        }
        metrics.open(healing.open());
    }
}
