package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The customers who wait on this instance for a decision, each on the virtual thread of its own HTTP request.
 *
 * <p>This is request and reply over Kafka, and the reply comes by broadcast: every instance follows the whole decisions
 * topic without a consumer group ({@link DecisionTail}), and each answers those who happen to wait on it. So a customer
 * may wait on another instance than the one that accepted the request, or on one that was started since. The usual ways
 * would not do: in a reply topic's shared group each answer goes to one instance, mostly not the one where the customer
 * waits, and is lost; a topic for each instance must be created, secured and removed with every instance that comes and
 * goes. What it costs is that each instance reads all decisions: some hundred bytes each.
 *
 * <p>Whoever waits sits down first and looks for the decision then: what is told in between is heard, what was told
 * before is in {@link RecentDecisions} or in the tables.
 */
@Component
class WaitingCustomers implements DecisionListener, SmartLifecycle {

    /** Who waits for one request: mostly one, but nothing keeps a customer from asking on two connections. */
    private record Waiting(CompletableFuture<Outcome> decision, int seats) {}

    private final Map<RequestId, Waiting> byRequest = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final int capacity;
    private volatile boolean running;
    private volatile boolean stopping;

    WaitingCustomers(WaitingSettings settings) {
        this.capacity = settings.maxWaiting();
        this.room = new Semaphore(capacity);
    }

    @Override
    public void onDecision(DecisionMessage message) {
        if (message instanceof RequestDecided decided) {
            Waiting waiting = byRequest.get(decided.requestId());
            if (waiting != null) {
                waiting.decision().complete(Outcome.of(decided));
            }
        }
    }

    /** A seat, to be given back; empty if there is no room, or this instance is about to stop. */
    Optional<Seat> sitDown(RequestId request) {
        if (stopping || !room.tryAcquire()) {
            return Optional.empty();
        }
        Waiting waiting = byRequest.merge(
                request,
                new Waiting(new CompletableFuture<>(), 1),
                (there, _) -> new Waiting(there.decision(), there.seats() + 1));
        Seat seat = new Seat(request, waiting.decision());
        if (stopping) {
            seat.close(); // whoever stops may not have seen it
            return Optional.empty();
        }
        return Optional.of(seat);
    }

    /** How many wait. */
    int waiting() {
        return capacity - room.availablePermits();
    }

    /** Whether whoever waits is to be answered now. */
    boolean stopping() {
        return stopping;
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
    }

    /** Has all who wait answered with what is known, so that the web server's grace time is for their answers. */
    @Override
    public void stop() {
        stopping = true;
        byRequest.values().forEach(waiting -> waiting.decision().cancel(false));
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** One customer's, who waits for one request. */
    final class Seat implements AutoCloseable {

        private final RequestId request;
        private final CompletableFuture<Outcome> decision;

        private Seat(RequestId request, CompletableFuture<Outcome> decision) {
            this.request = request;
            this.decision = decision;
        }

        /** The decision as soon as it is heard; null if it is not by then, or if this instance stops. */
        @Nullable
        Outcome await(Duration atMost) throws InterruptedException {
            try {
                return decision.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | CancellationException _) {
                return null;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("decisions are values", impossible);
            }
        }

        @Override
        public void close() {
            byRequest.computeIfPresent(
                    request,
                    (_, there) -> there.seats() == 1 ? null : new Waiting(there.decision(), there.seats() - 1));
            room.release();
        }
    }
}
