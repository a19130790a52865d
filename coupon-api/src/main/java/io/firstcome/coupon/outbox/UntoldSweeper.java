package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the ledger again where its decisions were lost on their way here: Kafka lost them, or a consumer died before it told
 * them and their messages are gone. The line has moved on, so nothing else would notice; but the ledger says how many it
 * has decided, and fewer are here. To ask is to publish the undecided places again: whoever waits stays waiting.
 */
@Component
class UntoldSweeper {

    private static final Logger log = LoggerFactory.getLogger(UntoldSweeper.class);
    private static final int MAX_LINES_PER_SWEEP = 100;

    /** Between two parts of a round: its answers may make the rest of it needless. */
    private static final Duration HOLD = Duration.ofSeconds(1);

    private final UntoldStore untold;
    private final Republisher republisher;
    private final HealingSettings settings;
    private final HealingMetrics metrics;
    private final DueRows<UntoldLine> due;

    UntoldSweeper(
            UntoldStore untold,
            Republisher republisher,
            TransactionTemplate transaction,
            HealingSettings settings,
            HealingMetrics metrics) {
        this.untold = untold;
        this.republisher = republisher;
        this.settings = settings;
        this.metrics = metrics;
        this.due = new DueRows<>(transaction, untold::takeDue, this::ask, this::putOff);
    }

    /** Looks for such lines; those beyond the limit are left to the next search. */
    void search() {
        List<CouponId> found = untold.add(MAX_LINES_PER_SWEEP);
        if (!found.isEmpty()) {
            log.warn(
                    "{} lines miss decisions that the ledger has told, such as {}. Their messages are published again and"
                            + " the ledger tells the same decisions again; their customers get them late",
                    found.size(),
                    found.getFirst());
        }
        metrics.untold(untold.open());
    }

    /** Does what is due now; lines beyond the limit are left to the next sweep. */
    void sweep() {
        due.sweep(MAX_LINES_PER_SWEEP);
    }

    private void putOff(UntoldLine line, RuntimeException failure) {
        Duration wait = settings.backoff(true).after(line.rounds());
        untold.postpone(line.couponId(), line.askedTo(), line.rounds() + 1, wait);
        log.error(
                "Line {}: the ledger could not be asked again about decisions that did not arrive; their customers wait."
                        + " Tried again in {}",
                line.couponId(),
                wait,
                failure);
    }

    /** Two statements with the one that took it, one more to publish again. */
    private void ask(UntoldLine line) {
        CouponId coupon = line.couponId();
        switch (line.next(settings.maxRepublished())) {
            case UntoldStep.Told _ -> {
                untold.close(coupon);
                log.info("Line {}: all decisions that the ledger has told are here", coupon);
            }
            case UntoldStep.Hold _ -> untold.postpone(coupon, line.askedTo(), line.rounds(), HOLD);
            case UntoldStep.BeginAnew(int rounds) ->
                untold.postpone(coupon, 0, rounds, settings.backoff(true).after(line.rounds()));
            case UntoldStep.AskAgain(long from, long to) -> {
                int written = republisher.republish(coupon, from, to);
                untold.postpone(coupon, to, line.rounds(), HOLD);
                metrics.republished(written);
                log.info(
                        "Line {}: the ledger is asked again about {} messages from place {} on, whose decisions did not"
                                + " arrive (round {})",
                        coupon,
                        written,
                        from,
                        line.rounds() + 1);
            }
        }
    }
}
