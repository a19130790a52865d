package io.firstcome.coupon.relay;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The relay's state as its parts report it. */
@Component
final class RelayProgress implements RelayState {

    private static final Logger log = LoggerFactory.getLogger(RelayProgress.class);

    private final AtomicLong published = new AtomicLong();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String lastFailure;
    private volatile boolean kafkaSilent;

    synchronized void enter(Phase next) {
        if (phase != next) {
            phase = next;
            kafkaSilent &= next != Phase.STANDBY;
            announce(next);
        }
    }

    private static void announce(Phase phase) {
        switch (phase) {
            case STREAMING -> log.info("Publishing the outbox");
            case STANDBY -> log.info("Another relay holds the slot: standing by");
            case WAITING_FOR_OUTBOX ->
                log.info("There is no table intake.outbox yet: waiting for coupon-api to make it");
            case STOPPED -> log.info("Stopped; what is not published yet waits in the WAL for the next relay");
            case STARTING, BACKING_OFF -> {}
        }
    }

    void published(int records) {
        published.addAndGet(records);
        lastFailure = null;
        kafkaSilent = false;
    }

    /** Kafka does not acknowledge what was sent, until it does. */
    void unacknowledged(String failure) {
        lastFailure = failure;
        kafkaSilent = true;
    }

    /** Whether records wait for Kafka's acknowledgement for longer than they should. */
    boolean kafkaSilent() {
        return kafkaSilent;
    }

    void failed(String failure) {
        lastFailure = failure;
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long publishedRecords() {
        return published.get();
    }

    @Override
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
