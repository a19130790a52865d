package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes the polled records of the line and settles them, as fast as the pace allows.
 *
 * <p>A batch ends in one of two ways: all of it is settled and told, or the rest from the first unsettled record on
 * comes again after a wait in which the container goes on polling. So it is with the pace, with a database that does not
 * answer and with a Kafka that does not acknowledge: none of these loses a record or puts one aside.
 *
 * <p>Each record in hand takes a permit, whether it turns out to be a request, a repeated one or terms; permits that the
 * ledger did not use serve for the next records of the same poll, so that repeats hardly slow a batch down.
 */
final class LineListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(LineListener.class);

    /** How long one call may wait for permits: giving records back and fetching them again costs more than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long one call may take, whatever there is to release or to catch up with: the container has to poll. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private static final Duration WAIT_AFTER_A_BUG = Duration.ofSeconds(5);

    private final Pace pace;
    private final CarefulIssuing issuing;
    private final DecisionPublisher decisions;
    private final DeadLetters deadLetters;
    private final IssuingMetrics metrics;
    private final int maxRecords;

    LineListener(
            Pace pace,
            CarefulIssuing issuing,
            DecisionPublisher decisions,
            DeadLetters deadLetters,
            IssuingMetrics metrics,
            int maxRecords) {
        this.pace = pace;
        this.issuing = issuing;
        this.decisions = decisions;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.maxRecords = maxRecords;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment manual) {
        Acknowledgment acknowledgment = Objects.requireNonNull(manual, "the container acknowledges by itself");
        LineBatch batch = new LineBatch(records);
        try {
            Duration wait = settle(batch);
            if (batch.done()) {
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

    /** Settles as much as the pace allows in a short time; returns how long to wait if something is left. */
    private Duration settle(LineBatch batch) {
        long began = System.nanoTime();
        int permits = 0;
        while (!batch.done() && System.nanoTime() - began < LONGEST_CALL.toNanos()) {
            deadLetters.putAside(batch.unreadable());
            batch.passUnreadable();
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
        Map<CouponId, List<LineMessage>> next = batch.next(budget);
        List<LineOutcome> outcomes = issuing.settle(next, budget);
        decisions.publish(outcomes);
        batch.settled(outcomes);
        return outcomes.stream().mapToInt(outcome -> outcome.counts().used()).sum();
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
