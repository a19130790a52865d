package io.firstcome.coupon.outcome;

import io.firstcome.coupon.retrying.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what is stored of the lines' progress into memory, once. Used by the tail's thread. */
@Component
class StoredProgress {

    private static final Logger log = LoggerFactory.getLogger(StoredProgress.class);

    private final LineProgressTable table;
    private final LinePositions positions;
    private final OutcomeSettings settings;
    private final Outage outage = new Outage(
            log, "The lines' positions could not be loaded. Status queries read them one by one until they are.");
    private volatile boolean loaded;

    StoredProgress(LineProgressTable table, LinePositions positions, OutcomeSettings settings) {
        this.table = table;
        this.positions = positions;
        this.settings = settings;
    }

    /** Called when the tail's positions are fixed, so that nothing falls between; again until it succeeds. */
    void loadOnce() {
        if (loaded) {
            return;
        }
        try {
            table.latest(settings.knownLines()).reversed().forEach(positions::learn);
            loaded = true;
            outage.over();
        } catch (RuntimeException failure) {
            outage.failed(failure);
        }
    }

    boolean loaded() {
        return loaded;
    }
}
