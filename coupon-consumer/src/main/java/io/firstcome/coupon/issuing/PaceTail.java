package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.PaceJson;
import io.firstcome.coupon.contract.json.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows what the admins set on {@code coupon.pace}. It bears a topic that is not there yet, and Kafka's and the
 * database's absence: the settings known so far hold until it hears of others.
 */
@Component
final class PaceTail extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(PaceTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_FOR_THE_TOPIC = Duration.ofSeconds(1);

    /** How long the line's reading waits for what was set while no consumer ran. */
    private static final Duration LONGEST_WAIT_AT_START = Duration.ofSeconds(3);

    /** Before the line's container, and stopped after it. */
    private static final int PHASE = DEFAULT_PHASE - 1_000;

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final PaceInForce inForce;
    private final LedgerGuard ledger;
    private final Outage outage;
    private final CountDownLatch heardAll = new CountDownLatch(1);
    private @Nullable PaceReader reader;

    PaceTail(ConsumerFactory<byte[], byte[]> consumers, PaceInForce inForce, LedgerGuard ledger, InstantSource clock) {
        super("pace-tail", PHASE);
        this.consumers = consumers;
        this.inForce = inForce;
        this.ledger = ledger;
        this.outage = new Outage(
                "Hearing of the pace",
                "the pace known so far holds, and a new one takes effect late; it is tried again every few seconds",
                clock);
    }

    @Override
    Duration step() {
        try {
            PaceReader open = opened();
            List<PaceSet> settings = new ArrayList<>();
            open.read(POLL).forEach(record -> read(record).ifPresent(settings::add));
            inForce.hear(settings);
            store();
            if (open.hasReadAll()) {
                heardAll.countDown();
            }
            outage.over();
            return open.isReading() ? Duration.ZERO : LOOK_FOR_THE_TOPIC;
        } catch (LedgerUnavailable unavailable) {
            return unavailable.retryAfter();
        } catch (KafkaException failure) {
            ended();
            return outage.failed(failure);
        }
    }

    private PaceReader opened() {
        PaceReader open = reader;
        if (open == null) {
            open = PaceReader.open(consumers);
            reader = open;
        }
        return open;
    }

    private static Optional<PaceSet> read(ConsumerRecord<byte[], byte[]> record) {
        return switch (PaceJson.read(record.value())) {
            case Reading.Read<PaceSet>(PaceSet setting) -> Optional.of(setting);
            case Reading.Unreadable<PaceSet>(String cause) -> {
                log.warn(
                        "Record {}@{} cannot be read ({}) and is passed over: the pace stays as it is; if an admin has"
                                + " just set it, it is to be set again",
                        Topics.PACE,
                        record.offset(),
                        cause);
                yield Optional.empty();
            }
        };
    }

    /** The ledger is called only if it is needed: a call that asks nothing of it would pass for an answer. */
    private void store() {
        if (inForce.hasToStore()) {
            ledger.call(() -> {
                inForce.store();
                return true;
            });
        }
    }

    /** Whether all is known that was set before the start, and Kafka answers. */
    boolean hears() {
        return heardAll.getCount() == 0 && !outage.lasts();
    }

    @Override
    public void start() {
        super.start();
        await(heardAll, LONGEST_WAIT_AT_START);
    }

    @Override
    void ended() {
        PaceReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
