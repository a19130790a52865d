package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outcome.Ticket;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One instance's intake without its queue and threads: the real {@link BatchWriter} and {@link IntakeTransaction} over
 * {@link MemoryLines}.
 */
public final class SimulatedIntake {

    /** A customer asks; the id is the request's if it is accepted. */
    public record Asked(CouponId couponId, CustomerId customerId, RequestId requestId) {}

    /** What the customer is told. */
    public sealed interface Told {

        /** @param again whether the customer stood in line before */
        record Accepted(Ticket ticket, boolean again) implements Told {}

        /** Nothing was written. */
        record Refused(String why) implements Told {}

        /** Perhaps accepted. */
        record Unknown() implements Told {}
    }

    private static final IntakeSettings SETTINGS = new IntakeSettings(100, 100, 0, 1, 10, 10, 100, 250, 10, 1);
    private static final long FOR_EVER_NANOS = TimeUnit.DAYS.toNanos(365);

    private final BatchWriter writer;

    public SimulatedIntake(MemoryLines lines, InstantSource clock) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "simulated",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(2)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(Duration.ofSeconds(1))
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
        writer = new BatchWriter(
                new Attempts(new IntakeTransaction(lines, SETTINGS), breaker),
                _ -> {},
                new IntakeMetrics(new SimpleMeterRegistry()));
    }

    /** Writes the batch and answers each of it, in its order. */
    public List<Told> write(List<Asked> batch) {
        long deadline = System.nanoTime() + FOR_EVER_NANOS;
        List<Ask> asks = batch.stream()
                .map(asked -> new Ask(asked.couponId(), asked.customerId(), null, asked.requestId(), deadline))
                .toList();
        writer.write(asks);
        return asks.stream().map(SimulatedIntake::told).toList();
    }

    private static Told told(Ask ask) {
        try {
            return switch (ask.await()) {
                case Answer.Accepted(Place place) -> new Told.Accepted(place.ticketOf(ask.couponId()), false);
                case Answer.Repeated(Place place) -> new Told.Accepted(place.ticketOf(ask.couponId()), true);
                case Answer.OutcomeUnknown _ -> new Told.Unknown();
                case Answer refused -> new Told.Refused(refused.getClass().getSimpleName());
            };
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("it is answered already", interrupted);
        }
    }
}
