package io.firstcome.coupon.chaos;

import io.firstcome.coupon.chaos.FaultRecord.Stage;
import io.firstcome.coupon.fault.Breakage;
import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan out: each fault is struck, stays broken for its time, is mended, and then the product has to heal. A fault
 * whose time has come waits while one is under way that it must not overlap, so slow healing makes a run longer, not other.
 */
final class FaultRun {

    private static final Logger LOG = LoggerFactory.getLogger(FaultRun.class);

    /** A strike may miss, for instance when nobody passes a crash point in time: it is tried again when all is well. */
    private static final int STRIKES = 3;

    private static final int MENDS = 3;

    private final ChaosPlan plan;
    private final Ground ground;
    private final FaultLog log;
    private final Duration healBound;
    private final List<FaultKind> underWay = new ArrayList<>();

    /** @param healBound after this a fault counts as not healed: far beyond what a slow machine needs */
    FaultRun(ChaosPlan plan, Ground ground, FaultLog log, Duration healBound) {
        this.plan = plan;
        this.ground = ground;
        this.log = log;
        this.healBound = healBound;
    }

    /** Returns when all that the plan has is over; on an interrupt at once, with things left broken. */
    void carryOut() throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (PlannedFault fault : plan.faults()) {
                    TimeUnit.NANOSECONDS.sleep(began + fault.at().toNanos() - System.nanoTime());
                    takePlace(fault.kind());
                    threads.execute(() -> endure(fault));
                }
                threads.shutdown();
                boolean _ = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                throw interrupted;
            }
        }
    }

    private synchronized void takePlace(FaultKind kind) throws InterruptedException {
        while (underWay.size() >= ChaosPlan.AT_ONCE
                || !underWay.stream().allMatch(other -> Overlap.isAllowed(kind, other))) {
            wait();
        }
        underWay.add(kind);
    }

    private synchronized void leavePlace(FaultKind kind) {
        underWay.remove(kind);
        notifyAll();
    }

    private void endure(PlannedFault fault) {
        try {
            Optional<String> impossible = ground.impossible(fault.kind());
            FaultRecord begun = log.note(FaultRecord.striking(fault));
            if (impossible.isPresent()) {
                log.note(begun.endedAs(Stage.NOT_POSSIBLE, impossible.get()));
            } else {
                strikeAndHeal(begun);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            leavePlace(fault.kind());
        }
    }

    private void strikeAndHeal(FaultRecord begun) throws InterruptedException {
        Optional<Breakage> struck = strike(begun);
        if (struck.isEmpty()) {
            return;
        }
        Breakage breakage = struck.get();
        FaultRecord broken = log.note(begun.brokenAt(Instant.now(), breakage.what()));
        TimeUnit.MILLISECONDS.sleep(
                Math.max(breakage.leastMillis(), begun.planned().lasts().toMillis()));
        if (!mend(broken, breakage)) {
            return;
        }
        FaultRecord mended = log.note(broken.mendedAt(Instant.now()));
        boolean healed = ground.awaitHealed(healBound);
        log.note(
                healed
                        ? mended.healedAt(Instant.now())
                        : mended.endedAs(
                                Stage.NOT_HEALED, mended.what() + ": not well " + healBound + " after mending"));
    }

    private Optional<Breakage> strike(FaultRecord begun) throws InterruptedException {
        PlannedFault fault = begun.planned();
        Exception failure = new IllegalStateException("never tried");
        for (int attempt = 0; attempt < STRIKES; attempt++) {
            try {
                return Optional.of(ground.strike(fault.kind(), fault.random(attempt)));
            } catch (InterruptedException interrupted) {
                throw interrupted;
            } catch (Exception broken) {
                endIfInterrupted();
                failure = broken;
                LOG.warn(
                        "{} could not be struck, attempt {} of {}", fault.kind().code(), attempt + 1, STRIKES, broken);
                boolean _ = ground.awaitHealed(healBound);
            }
        }
        log.note(begun.endedAs(Stage.NOT_STRUCK, String.valueOf(failure.getMessage())));
        return Optional.empty();
    }

    private boolean mend(FaultRecord broken, Breakage breakage) throws InterruptedException {
        Exception failure = new IllegalStateException("never tried");
        for (int attempt = 0; attempt < MENDS; attempt++) {
            try {
                breakage.mend();
                return true;
            } catch (InterruptedException interrupted) {
                throw interrupted;
            } catch (Exception stillBroken) {
                endIfInterrupted();
                failure = stillBroken;
                LOG.warn("{} could not be mended, attempt {} of {}", broken.what(), attempt + 1, MENDS, stillBroken);
            }
        }
        log.note(broken.endedAs(Stage.NOT_MENDED, broken.what() + ": " + failure.getMessage()));
        return false;
    }

    /** A part that was interrupted while starting says so in its own way; then nothing is tried again. */
    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the run is to end");
        }
    }
}
