package io.firstcome.coupon.outbox;

import io.firstcome.coupon.retrying.Backoff;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Heals what is due, one line a transaction. Every instance sweeps; a line's row is locked meanwhile, so that only one
 * publishes it again. Used by one thread.
 */
@Component
class GapSweeper {

    private static final Logger log = LoggerFactory.getLogger(GapSweeper.class);
    private static final int MAX_LINES_PER_SWEEP = 100;
    private static final Duration HOLD = Duration.ofSeconds(1);

    private final HealingStore healing;
    private final Republisher republisher;
    private final HealingSettings settings;
    private final HealingMetrics metrics;
    private final DueRows<OpenGap> due;
    private boolean slotAbsent;

    GapSweeper(
            HealingStore healing,
            Republisher republisher,
            TransactionTemplate transaction,
            HealingSettings settings,
            HealingMetrics metrics) {
        this.healing = healing;
        this.republisher = republisher;
        this.settings = settings;
        this.metrics = metrics;
        this.due = new DueRows<>(transaction, healing::takeDue, this::heal, this::putOff);
    }

    /** Does what is due now; lines beyond the limit are left to the next sweep. */
    void sweep() {
        if (due.sweep(MAX_LINES_PER_SWEEP) > 0) {
            metrics.open(healing.open());
        }
    }

    private void putOff(OpenGap gap, RuntimeException failure) {
        Duration wait = settings.backoff(gap.stalled()).after(gap.attempts());
        healing.postpone(gap, gap.missingFrom(), gap.republishedTo(), gap.attempts() + 1, wait);
        log.error(
                "Line {}: its missing messages could not be published again; its customers wait. Tried again in {}",
                gap.couponId(),
                wait,
                failure);
    }

    /** Two statements with the one that took it, one more to publish again. */
    private void heal(OpenGap gap) {
        Backoff backoff = settings.backoff(gap.stalled());
        switch (gap.next(settings.maxRepublished())) {
            case HealingStep.Healed _ -> close(gap);
            case HealingStep.NeverGiven _ -> dismiss(gap);
            case HealingStep.Moving(long missingFrom) ->
                healing.postpone(gap, missingFrom, gap.republishedTo(), 0, backoff.after(0));
            case HealingStep.Hold(OpenGap.Carrier why) -> {
                tellAbsence(why == OpenGap.Carrier.ABSENT);
                healing.postpone(gap, gap.missingFrom(), gap.republishedTo(), gap.attempts(), HOLD);
            }
            case HealingStep.Republish(long from, long to, int attempts) -> {
                Duration wait = backoff.after(attempts);
                int written = republisher.republish(gap.couponId(), from, to);
                healing.postpone(gap, from, to, attempts + 1, wait);
                tellAbsence(false);
                metrics.republished(written);
                log.info(
                        "Line {}: {} messages from place {} on {}; they were published again (attempt {}) and their"
                                + " customers get their answers late. Looked at again in {}",
                        gap.couponId(),
                        written,
                        from,
                        gap.stalled() ? "are undecided for long" : "did not reach the ledger",
                        attempts + 1,
                        wait);
            }
        }
    }

    /** Once when the slot is missed first, and once when it is back. */
    private void tellAbsence(boolean absent) {
        if (absent && !slotAbsent) {
            log.warn(
                    "There is no usable replication slot {}: what the ledger misses cannot reach it and its customers"
                            + " wait. It is published again as soon as the relay has made the slot anew",
                    settings.slotName());
        } else if (!absent && slotAbsent) {
            log.info("The replication slot {} is there again", settings.slotName());
        }
        slotAbsent = absent;
    }

    private void close(OpenGap gap) {
        healing.close(gap.couponId());
        metrics.healed();
        log.info("Line {}: healed, the ledger has everything up to place {}", gap.couponId(), gap.nextSequence() - 1);
    }

    private void dismiss(OpenGap gap) {
        healing.close(gap.couponId());
        log.warn(
                "Line {}: the ledger misses places {} to {}, but this database has given out {} only. Nothing is"
                        + " published; check that intake and ledger belong together",
                gap.couponId(),
                gap.missingFrom(),
                gap.missingTo(),
                gap.lineEnd());
    }
}
