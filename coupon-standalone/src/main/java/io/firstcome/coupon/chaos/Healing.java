package io.firstcome.coupon.chaos;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the product is well again: every part runs, every api accepts a new customer, and everything that was accepted until
 * then has come to the ledger. A part that another fault holds down meanwhile is left out.
 */
final class Healing {

    private static final Logger LOG = LoggerFactory.getLogger(Healing.class);
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Cluster cluster;
    private final Probe probe;
    private final Lines lines;
    private final BooleanSupplier nothingBroken;
    private final Consumer<String> say;

    /**
     * @param nothingBroken whether no fault holds a part down just now
     * @param say is told of each part that is started again
     */
    Healing(Cluster cluster, Probe probe, Lines lines, BooleanSupplier nothingBroken, Consumer<String> say) {
        this.cluster = cluster;
        this.probe = probe;
        this.lines = lines;
        this.nothingBroken = nothingBroken;
        this.say = say;
    }

    private interface Look {
        boolean isWell() throws SQLException, InterruptedException;
    }

    /** Returns whether all was well within the bound. */
    boolean await(Duration bound) throws InterruptedException {
        long until = System.nanoTime() + bound.toNanos();
        if (!await(until, this::isEveryPartAtWork)) {
            return false;
        }
        Map<String, Long> accepted = new HashMap<>();
        return await(until, () -> {
                    accepted.putAll(lines.accepted());
                    return true;
                })
                && await(until, () -> lines.undecidedOf(accepted) == 0);
    }

    private boolean isEveryPartAtWork() throws InterruptedException {
        if (nothingBroken.getAsBoolean()) {
            cluster.parts().stream().filter(part -> !part.isRunning()).forEach(this::startAgain);
        }
        return (!nothingBroken.getAsBoolean() || cluster.parts().stream().allMatch(Part::isRunning))
                && isServedByEveryRunningApi();
    }

    private boolean isServedByEveryRunningApi() throws InterruptedException {
        List<Part> apis = cluster.parts(PartKind.API);
        boolean freed = false;
        for (int instance = 0; instance < apis.size(); instance++) {
            if (apis.get(instance).isRunning()) {
                if (!probe.isServedBy(instance)) {
                    return false;
                }
                freed = freed || probe.freesThePaceAt(instance);
            }
        }
        return freed;
    }

    /** An orchestrator's work, which a cluster of bare processes lacks. */
    private void startAgain(Part part) {
        say.accept(part.name() + " has ended by itself and is started again, see " + part.log());
        try {
            part.start();
        } catch (RuntimeException failed) {
            LOG.warn("{} does not start; it is tried again", part.name(), failed);
        }
    }

    private static boolean await(long until, Look look) throws InterruptedException {
        do {
            try {
                if (look.isWell()) {
                    return true;
                }
            } catch (SQLException _) {
                // the database is what is broken, or it is just starting; the bound ends it
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        } while (System.nanoTime() < until);
        return false;
    }
}
