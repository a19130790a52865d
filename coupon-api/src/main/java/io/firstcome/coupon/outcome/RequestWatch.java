package io.firstcome.coupon.outcome;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One customer's look at a request that goes on until it is decided. What is heard tells it; where the line's progress
 * says that a decision must have been missed, the tables are asked, at most once a second. Used by one thread.
 */
final class RequestWatch {

    private static final Logger log = LoggerFactory.getLogger(RequestWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RequestStatuses statuses;
    private final WaitingCustomers waiting;
    private final WaitingCustomers.Seat seat;
    private final Supplier<Optional<AcceptedRequest>> look;
    private AcceptedRequest request;
    private long readNanos = System.nanoTime();

    /**
     * @param request as it was read after the seat was taken
     * @param look reads it again
     */
    RequestWatch(
            RequestStatuses statuses,
            WaitingCustomers waiting,
            WaitingCustomers.Seat seat,
            AcceptedRequest request,
            Supplier<Optional<AcceptedRequest>> look) {
        this.statuses = statuses;
        this.waiting = waiting;
        this.seat = seat;
        this.request = request;
        this.look = look;
    }

    /** What is known now. */
    IssueRequestStatus status() {
        IssueRequestStatus status = statuses.status(request);
        if (!status.isDecided() && statuses.isPassed(request) && System.nanoTime() - readNanos >= LOOK.toNanos()) {
            read();
            return statuses.status(request);
        }
        return status;
    }

    /** What is known as soon as it is decided or this instance stops, at the latest after a second or the given time. */
    IssueRequestStatus next(Duration atMost) throws InterruptedException {
        Outcome outcome = seat.await(atMost.compareTo(LOOK) < 0 ? atMost : LOOK);
        if (outcome != null) {
            request = request.decided(outcome);
        }
        return status();
    }

    /** What is known when it is decided, this instance stops, or the time is up. */
    IssueRequestStatus await(Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        IssueRequestStatus status = status();
        while (!status.isDecided() && !over()) {
            Duration left = atMost.minusNanos(System.nanoTime() - begin);
            if (!left.isPositive()) {
                return last(status);
            }
            status = next(left);
        }
        return status;
    }

    /** Whether this instance stops. */
    boolean over() {
        return waiting.stopping();
    }

    /** Once more from the tables, unless the line is not there yet: who stands on the waiting list may have left it. */
    private IssueRequestStatus last(IssueRequestStatus status) {
        if (statuses.isAhead(request)) {
            return status;
        }
        read();
        return statuses.status(request);
    }

    private void read() {
        readNanos = System.nanoTime();
        try {
            request = look.get().orElse(request);
        } catch (DataAccessException | TransactionException failure) {
            log.debug("The tables could not be asked; who waits is told what was heard", failure);
        }
    }
}
