package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.transaction.support.TransactionTemplate;

/** The healing of one database without its threads: the real sweepers and {@link Republisher} over memory. */
public final class SimulatedHealing {

    private static final int SWEEP_MILLIS = 250;
    private static final int MAX_REPUBLISHED = 7;
    private static final int INITIAL_DELAY_MILLIS = 200;
    private static final int MAX_DELAY_SECONDS = 5;
    private static final int STALL_MILLIS = 3000;
    private static final int MAX_STALL_DELAY_SECONDS = 10;
    private static final HealingSettings SETTINGS = new HealingSettings(
            SWEEP_MILLIS,
            MAX_REPUBLISHED,
            INITIAL_DELAY_MILLIS,
            MAX_DELAY_SECONDS,
            SWEEP_MILLIS,
            SWEEP_MILLIS,
            STALL_MILLIS,
            MAX_STALL_DELAY_SECONDS,
            "simulated");

    private final MemoryHealing healing;
    private final GapSweeper gaps;
    private final StallSweeper stalls;
    private final MemoryUntold missing;
    private final UntoldSweeper untold;

    /** @param republishes whether messages are really written again; without, nothing is ever healed */
    public SimulatedHealing(MemoryDatabase database, boolean republishes) {
        healing = new MemoryHealing(database, SETTINGS);
        HealingMetrics metrics = new HealingMetrics(new SimpleMeterRegistry());
        LineMessages messages = new MemoryMessages(database);
        Republisher republisher = new Republisher(republishes ? messages : new Idle(messages));
        gaps = new GapSweeper(healing, republisher, new TransactionTemplate(database), SETTINGS, metrics);
        stalls = new StallSweeper(healing, SETTINGS, metrics);
        missing = new MemoryUntold(database, SETTINGS);
        untold = new UntoldSweeper(missing, republisher, new TransactionTemplate(database), SETTINGS, metrics);
    }

    /** Says that it has written everything, and has written nothing. */
    private record Idle(LineMessages stored) implements LineMessages {

        @Override
        public List<Long> copyAgain(CouponId coupon, long from, long to) {
            return LongStream.rangeClosed(from, to).boxed().toList();
        }

        @Override
        public List<LineMessage> messages(CouponId coupon, long from, long to) {
            return stored.messages(coupon, from, to);
        }

        @Override
        public void append(List<LineMessage> messages) {}
    }

    /** Where the projection reports gaps. */
    public GapReports reports() {
        return healing;
    }

    public void sweepGaps() {
        gaps.sweep();
    }

    public void sweepStalls() {
        stalls.sweep();
    }

    /** Looks for decisions that did not arrive, and asks for them again. */
    public void sweepUntold() {
        untold.search();
        untold.sweep();
    }

    /** How many lines miss something. */
    public long open() {
        return healing.open() + missing.open();
    }
}
