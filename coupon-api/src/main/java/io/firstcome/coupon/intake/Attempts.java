package io.firstcome.coupon.intake;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes attempts to write batches: a lost connection is tried again once, and a database that is down is left alone. */
@Component
class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final long TRIAL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final IntakeTransaction transaction;
    private final CircuitBreaker breaker;

    Attempts(IntakeTransaction transaction, CircuitBreaker breaker) {
        this.transaction = transaction;
        this.breaker = breaker;
    }

    /** Whether the database counts as down: what is asked now need not wait to hear so. */
    boolean databaseIsDown() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    Attempt make(List<Ask> asks) {
        if (!mayTry()) {
            return new Attempt.Failed(DatabaseTrouble.UNAVAILABLE, new SQLException("the circuit breaker is open"));
        }
        long start = breaker.getCurrentTimestamp();
        try {
            Attempt attempt = tryTwice(asks);
            record(attempt, breaker.getCurrentTimestamp() - start);
            return attempt;
        } catch (RuntimeException | Error broken) {
            breaker.releasePermission();
            throw broken;
        }
    }

    /** While a half-open breaker has its trial under way, the other writers wait for what comes of it. */
    private boolean mayTry() {
        while (!breaker.tryAcquirePermission()) {
            if (databaseIsDown() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TRIAL_PAUSE_NANOS);
        }
        return true;
    }

    /**
     * The second try is the same transaction on a new connection. If the first one's commit had been sent, the second
     * waits for the line's lock until the first has ended, and then finds in line whom it let in.
     */
    private Attempt tryTwice(List<Ask> asks) {
        boolean commitSent = false;
        for (boolean again = false; ; again = true) {
            try {
                return new Attempt.Written(transaction.write(asks));
            } catch (SQLException failure) {
                commitSent |= failure instanceof CommitInDoubtException;
                DatabaseTrouble trouble = DatabaseTrouble.of(failure);
                if (trouble != DatabaseTrouble.CONNECTION_LOST || again) {
                    return commitSent ? new Attempt.InDoubt(failure) : new Attempt.Failed(trouble, failure);
                }
                log.info(
                        "A connection was lost ({}); {} requests are tried once more",
                        failure.getMessage(),
                        asks.size());
            }
        }
    }

    /** Only a database that does not serve counts against it. */
    private void record(Attempt attempt, long duration) {
        switch (attempt) {
            case Attempt.Written _ -> breaker.onSuccess(duration, breaker.getTimestampUnit());
            case Attempt.InDoubt doubt -> breaker.onError(duration, breaker.getTimestampUnit(), doubt.failure());
            case Attempt.Failed failed -> {
                switch (failed.trouble()) {
                    case CONNECTION_LOST, UNAVAILABLE ->
                        breaker.onError(duration, breaker.getTimestampUnit(), failed.failure());
                    case STUCK, REJECTED -> breaker.onSuccess(duration, breaker.getTimestampUnit());
                }
            }
        }
    }
}
