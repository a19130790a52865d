package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is counted while coupons are issued; all meters are named {@code firstcome.issuing.*}. */
@Component
final class IssuingMetrics {

    private final MeterRegistry registry;
    private final Timer transactions;
    private final Counter repeated;
    private final Counter earlyKept;
    private final Counter earlyDropped;
    private final Counter postponed;
    private final Counter heldUp;
    private final Counter gaps;
    private final Counter deadLetters;
    private final Counter paceWaits;
    private final Counter leftBehind;

    IssuingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.transactions = registry.timer("firstcome.issuing.batches");
        this.repeated = registry.counter("firstcome.issuing.repeated");
        this.earlyKept = registry.counter("firstcome.issuing.early.kept");
        this.earlyDropped = registry.counter("firstcome.issuing.early.dropped");
        this.postponed = registry.counter("firstcome.issuing.postponed");
        this.heldUp = registry.counter("firstcome.issuing.held.up");
        this.gaps = registry.counter("firstcome.issuing.gaps.reported");
        this.deadLetters = registry.counter("firstcome.issuing.dead.letters");
        this.paceWaits = registry.counter("firstcome.issuing.pace.waits");
        this.leftBehind = registry.counter("firstcome.issuing.left.behind");
    }

    /** Times a transaction. */
    <T> T timed(Supplier<T> transaction) {
        return transactions.record(transaction);
    }

    void settled(List<LineOutcome> outcomes) {
        for (LineOutcome outcome : outcomes) {
            LineOutcome.Counts counts = outcome.counts();
            counts.decided().forEach(decision -> decided(decision).increment());
            repeated.increment(counts.repeated());
            earlyKept.increment(counts.earlyKept());
            earlyDropped.increment(counts.earlyDropped());
            postponed.increment(counts.postponed());
            outcome.toTell().stream().filter(GapReported.class::isInstance).forEach(_ -> gaps.increment());
        }
    }

    private Counter decided(Decision decision) {
        return registry.counter(
                "firstcome.issuing.decided",
                "outcome",
                switch (decision) {
                    case Decision.Issued _ -> "issued";
                    case Decision.Refused(var reason) -> reason.code();
                });
    }

    void deadLetter() {
        deadLetters.increment();
    }

    void waitedForThePace() {
        paceWaits.increment();
    }

    /** A partition waits since the ledger keeps no more of a coupon at its bound. */
    void heldUp() {
        heldUp.increment();
    }

    void leftBehind() {
        leftBehind.increment();
    }
}
