package io.firstcome.coupon.intake;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a batch and answers each of it, whatever the database does.
 *
 * <ul>
 *   <li>The connection is lost: once more on a new one. If the commit had been sent, the second try finds who was let
 *       in by the first, because the line's lock is not free before the first transaction has ended.
 *   <li>The database refuses the batch: each coupon by itself, then each request by itself, so that only the broken one
 *       fails.
 *   <li>A lock is stuck: each coupon by itself; the stuck one's requests are refused as overloaded.
 *   <li>The database is down: all are refused; the circuit breaker has the next ones refused at once.
 * </ul>
 */
@Component
class BatchWriter {

    private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);

    /** More stuck lines in one batch than this, and the rest is refused without waiting for its locks. */
    private static final int MAX_STUCK = 2;

    private final Attempts attempts;
    private final CommittedLines lines;
    private final IntakeMetrics metrics;

    BatchWriter(Attempts attempts, CommittedLines lines, IntakeMetrics metrics) {
        this.attempts = attempts;
        this.lines = lines;
        this.metrics = metrics;
    }

    /** Answers every one of the asks. */
    void write(List<Ask> asks) {
        metrics.batch(asks.size());
        writeOrSplit(asks);
    }

    /** Returns whether a lock was stuck. */
    private boolean writeOrSplit(List<Ask> asks) {
        return switch (attempts.make(asks)) {
            case Attempt.Written(IntakePlan plan) -> {
                for (int i = 0; i < asks.size(); i++) {
                    asks.get(i).answer(plan.answers().get(i));
                }
                lines.learn(plan.lines().values());
                yield false;
            }
            case Attempt.InDoubt(SQLException failure) -> {
                log.error(
                        "The answer to a commit was lost and could not be found out ({}); {} customers are told to ask"
                                + " again and get their ticket if they were accepted",
                        failure.getMessage(),
                        asks.size());
                yield all(asks, new Answer.OutcomeUnknown());
            }
            case Attempt.Failed failed -> {
                metrics.failed(failed.trouble(), failed.failure());
                yield afterFailure(asks, failed);
            }
        };
    }

    private boolean afterFailure(List<Ask> asks, Attempt.Failed failed) {
        return switch (failed.trouble()) {
            case CONNECTION_LOST, UNAVAILABLE -> {
                log.warn(
                        "The database is unavailable ({}); {} customers are told to ask again, nothing was"
                                + " written",
                        failed.failure().getMessage(),
                        asks.size());
                yield all(asks, new Answer.Unavailable());
            }
            case STUCK -> {
                log.warn(
                        "A line could not be locked in time ({}); of {} customers those of the stuck line are"
                                + " told to ask again, nothing was written for them",
                        failed.failure().getMessage(),
                        asks.size());
                yield split(asks, DatabaseTrouble.STUCK);
            }
            case REJECTED -> {
                log.error(
                        "The database refuses a batch of {} ({}); of several requests each is tried alone, and"
                                + " a customer whose own is refused sees 500",
                        asks.size(),
                        failed.failure().getMessage());
                yield split(asks, DatabaseTrouble.REJECTED);
            }
        };
    }

    private boolean split(List<Ask> asks, DatabaseTrouble trouble) {
        Collection<List<Ask>> byCoupon = asks.stream()
                .collect(Collectors.groupingBy(Ask::couponId, LinkedHashMap::new, Collectors.toList()))
                .values();
        if (byCoupon.size() > 1) {
            return writeEach(byCoupon);
        }
        if (trouble == DatabaseTrouble.STUCK) {
            all(asks, new Answer.Overloaded());
            return true;
        }
        if (asks.size() > 1) {
            return writeEach(asks.stream().map(List::of).toList());
        }
        return all(asks, new Answer.Broken());
    }

    private boolean writeEach(Collection<List<Ask>> parts) {
        int stuck = 0;
        for (List<Ask> part : parts) {
            if (stuck > MAX_STUCK) {
                all(part, new Answer.Overloaded());
            } else if (writeOrSplit(part)) {
                stuck++;
            }
        }
        return stuck > 0;
    }

    private static boolean all(List<Ask> asks, Answer answer) {
        asks.forEach(ask -> ask.answer(answer));
        return false;
    }
}
