package io.firstcome.coupon.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine, from its start to its end. */
final class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** How long a batch that was sent may still wait for its acknowledgements when the relay is stopped. */
    private static final Duration DRAIN = Duration.ofSeconds(1);

    /** How long the engine may take to end by itself, at its next batch or heartbeat, before it is interrupted. */
    private static final long END_BY_ITSELF_MILLIS = 1_000;

    /** Not after each empty poll, of which there are hundreds a second. */
    private static final OffsetCommitPolicy AFTER_EACH_BATCH = (records, _) -> records > 0;

    private static final String OBJECT_IN_USE = "55006";
    private static final long CLOSE_AGAIN_MILLIS = 20;

    /** How an engine came to its end. */
    sealed interface End {
        record Stopped() implements End {}

        /** Another relay got hold of the slot first. */
        record SlotTaken() implements End {}

        record Failed(Throwable cause) implements End {}
    }

    private final AcknowledgedLine line;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    OutboxRelay(RelaySettings settings, LineProducers producers, RelayProgress progress) {
        this.line = new AcknowledgedLine(producers, progress, new BackOff(settings));
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(EngineProperties.of(settings))
                .using(AFTER_EACH_BATCH)
                .using(OutboxRelay.class.getClassLoader())
                .using(this::completed)
                .notifying(new LinePublisher(line, progress))
                .build();
    }

    private void completed(boolean success, @Nullable String message, @Nullable Throwable error) {
        if (!success) {
            failure = error != null ? error : new IllegalStateException(String.valueOf(message));
        }
    }

    /** Streams until {@link #stop} or a failure. */
    End run() throws InterruptedException {
        try {
            engine.run();
        } finally {
            ended.countDown();
            line.stop(Duration.ZERO);
        }
        Throwable cause = failure;
        if (cause == null) {
            return new End.Stopped();
        }
        return Failures.hasSqlState(cause, OBJECT_IN_USE) ? new End.SlotTaken() : new End.Failed(cause);
    }

    /** Asks it to end, from another thread; {@link #run} returns soon after. */
    void stop() throws InterruptedException {
        line.stop(DRAIN);
        Thread.ofVirtual().name("outbox-relay-close").start(this::close);
    }

    /** The engine refuses to be closed while its tasks start, and when it is about to end by itself. */
    private void close() {
        try {
            long patience = END_BY_ITSELF_MILLIS;
            while (!ended.await(patience, TimeUnit.MILLISECONDS)) {
                patience = CLOSE_AGAIN_MILLIS;
                try {
                    engine.close();
                } catch (IllegalStateException notNow) {
                    log.debug("The engine cannot be closed at this moment", notNow);
                }
            }
        } catch (IOException failed) {
            log.warn("The engine did not close cleanly; the slot is free once its connection has ended", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
