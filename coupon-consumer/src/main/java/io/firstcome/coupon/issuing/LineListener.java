package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes the polled records of the line and settles them, as fast as the pace allows.
 *
 * <p>A batch ends in one of two ways: all of it is settled and told, or the rest from the first unsettled record on
 * comes again after a wait in which the container goes on polling. So it is with the pace, with a database that does not
 * answer and with a Kafka that does not acknowledge: none of these loses a record or puts one aside.
 *
 * <p>Each record in hand takes a permit, whether it turns out to be a request, a repeated one or terms; permits that the
 * ledger did not use serve for the next records of the same poll, so that repeats hardly slow a batch down. A coupon that
 * has a bound of its own does not hold up the others: what its bound leaves is kept in the ledger, and {@link CatchUp}
 * goes on with it. Only where too much of it is kept already does the partition wait.
 */
final class LineListener implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(LineListener.class);

    /** How long one call may wait for permits: giving records back and fetching them again costs more than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long one call may take, whatever there is to release or to catch up with: the container has to poll. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** How long to wait for room where a coupon at its bound has as many messages kept as it may. */
    private static final Duration WAIT_WHILE_FULL = Duration.ofSeconds(1);

    private static final Duration WAIT_AFTER_A_BUG = Duration.ofSeconds(5);

    private final Pace pace;
    private final Round round;
    private final DeadLetters deadLetters;
    private final IssuingMetrics metrics;
    private final int maxRecords;
    private final AtomicBoolean heldUp = new AtomicBoolean();

    LineListener(Pace pace, Round round, DeadLetters deadLetters, IssuingMetrics metrics, int maxRecords) {
        this.pace = pace;
        this.round = round;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.maxRecords = maxRecords;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records,
            @Nullable Acknowledgment manual,
            @Nullable Consumer<?, ?> consumer) {
        endWaits(Objects.requireNonNull(consumer, "the container gives its consumer"));
        Acknowledgment acknowledgment = Objects.requireNonNull(manual, "the container acknowledges by itself");
        LineBatch batch = new LineBatch(records);
        try {
            Duration wait = settle(batch);
            if (batch.done()) {
                heldUp.set(false);
                acknowledgment.acknowledge();
            } else {
                acknowledgment.nack(batch.unsettledFrom(), wait);
            }
        } catch (LedgerUnavailable unavailable) {
            acknowledgment.nack(batch.unsettledFrom(), unavailable.retryAfter());
        } catch (PublishingFailed unacknowledged) {
            acknowledgment.nack(batch.unsettledFrom(), unacknowledged.retryAfter());
        } catch (RuntimeException bug) {
            log.error(
                    "A batch of {} records fails for a reason that is not foreseen: its customers wait; it stays in Kafka"
                            + " and is tried again in {} s, nothing is lost",
                    records.size(),
                    WAIT_AFTER_A_BUG.toSeconds(),
                    bug);
            acknowledgment.nack(batch.unsettledFrom(), WAIT_AFTER_A_BUG);
        }
    }

    /**
     * Partitions that are taken over while others wait are read at once, which is this call. The next wait would be for
     * them only: the container takes the others, being paused, for ones that somebody else has paused, and never resumes
     * them. So a wait ends for all with the first call.
     */
    private static void endWaits(Consumer<?, ?> consumer) {
        consumer.resume(consumer.paused());
    }

    /** Settles as much as the pace allows in a short time; returns how long to wait if something is left. */
    private Duration settle(LineBatch batch) {
        long began = System.nanoTime();
        int permits = 0;
        while (!batch.done() && System.nanoTime() - began < LONGEST_CALL.toNanos()) {
            deadLetters.putAside(batch.unreadable());
            batch.passUnreadable();
            if (!batch.full().isEmpty()) {
                heldUp(batch.full());
                return WAIT_WHILE_FULL;
            }
            if (permits > 0 && !batch.done()) {
                permits -= round(batch, permits);
            } else if (!batch.done()) {
                Pace.Grant grant = pace.take(Math.min(batch.wanted(), maxRecords));
                permits = grant.permits();
                if (permits == 0 && !sleptFor(grant.retryAfter(), began)) {
                    return grant.retryAfter();
                }
            }
        }
        return Duration.ZERO;
    }

    /** Settles and tells the next records within the budget; returns how many permits that took. */
    private int round(LineBatch batch, int budget) {
        List<LineOutcome> outcomes = round.settleAndTell(batch.next(budget), budget);
        batch.settled(outcomes);
        return Round.used(outcomes);
    }

    private void heldUp(List<CouponId> full) {
        metrics.heldUp();
        if (!heldUp.getAndSet(true)) {
            log.warn(
                    "{} at their bound have as many messages kept as they may"
                            + " (firstcome.issuing.max-postponed-per-coupon): the other coupons of their partitions wait"
                            + " with them until a bound is raised or taken back; nothing is lost",
                    full);
        }
    }

    private boolean sleptFor(Duration wait, long began) {
        metrics.waitedForThePace();
        if (System.nanoTime() - began + wait.toNanos() > PATIENCE.toNanos()) {
            return false;
        }
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
