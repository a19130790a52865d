package io.firstcome.coupon.issuing;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stands between the batches and the ledger's database. While it does not answer it is asked seldom, and the batches
 * wait in Kafka; data that it refuses is another matter and passes through.
 */
@Component
final class LedgerGuard {

    private static final int CALLS = 4;
    private static final float HALF_OF_THEM = 50;
    private static final Duration OPEN = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Outage outage;

    LedgerGuard(InstantSource clock) {
        this.breaker = CircuitBreaker.of(
                "ledger",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS)
                        .minimumNumberOfCalls(CALLS)
                        .failureRateThreshold(HALF_OF_THEM)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(LedgerGuard::isTrouble)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
        this.outage = new Outage(
                "The ledger's database",
                "no coupon is issued until it works again; requests stay in Kafka and are tried again every few"
                        + " seconds, nothing is lost",
                clock);
    }

    /**
     * Calls the database.
     *
     * @throws LedgerUnavailable if it does not answer, or is left alone since it did not
     */
    <T> T call(Supplier<T> work) {
        try {
            T result = breaker.executeSupplier(work);
            outage.over();
            return result;
        } catch (CallNotPermittedException open) {
            throw new LedgerUnavailable(OPEN, open);
        } catch (RuntimeException failure) {
            if (isTrouble(failure)) {
                throw new LedgerUnavailable(outage.failed(failure), failure);
            }
            throw failure;
        }
    }

    private static boolean isTrouble(Throwable failure) {
        return failure instanceof TransactionException
                || (failure instanceof DataAccessException && !(failure instanceof DataIntegrityViolationException));
    }

    /** Whether the database is left alone, or tried for the first time again. */
    boolean isOpen() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    boolean inTrouble() {
        return outage.lasts();
    }
}
