package io.firstcome.coupon.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The relay's meters. Gauges that are not known read NaN. */
@Component
final class RelayMetrics implements MeterBinder {

    private final RelayState state;
    private final SlotWatch watch;
    private final SlotGuard guard;

    RelayMetrics(RelayState state, SlotWatch watch, SlotGuard guard) {
        this.state = state;
        this.watch = watch;
        this.guard = guard;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("firstcome.relay.published", state, RelayState::publishedRecords)
                .description("Records that Kafka acknowledged")
                .baseUnit("records")
                .register(registry);
        FunctionCounter.builder("firstcome.relay.slot.recreated", guard, SlotGuard::recreatedSlots)
                .description("Slots made while the outbox had rows: each one is a gap that coupon-api heals")
                .register(registry);
        Gauge.builder("firstcome.relay.streaming", state, s -> s.phase() == RelayState.Phase.STREAMING ? 1 : 0)
                .description("1 while this relay is the one that publishes")
                .register(registry);
        gauge(
                registry,
                "firstcome.relay.unpublished.age",
                "seconds",
                "Age of the oldest unpublished outbox row",
                position -> position.unpublishedAgeSeconds().orElse(Double.NaN));
        gauge(
                registry,
                "firstcome.relay.slot.lag.bytes",
                "bytes",
                "WAL that the slot holds back",
                position -> position.lagBytes() < 0 ? Double.NaN : position.lagBytes());
        gauge(
                registry,
                "firstcome.relay.slot.safe.bytes",
                "bytes",
                "WAL that may be written before the slot may be invalidated; NaN if that is not bounded",
                position -> position.safeBytes() < 0 ? Double.NaN : position.safeBytes());
        gauge(
                registry,
                "firstcome.relay.slot.wal.keep.bytes",
                "bytes",
                "max_slot_wal_keep_size, -1 without a limit",
                SlotPosition::walKeepBytes);
        gauge(
                registry,
                "firstcome.relay.slot.wal.status",
                "status",
                "0 reserved, 1 extended, 2 unreserved, 3 lost, 4 no slot",
                position -> status(position.walStatus()));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<SlotPosition> value) {
        Gauge.builder(name, watch, w -> value.applyAsDouble(w.position()))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private static double status(String walStatus) {
        return switch (walStatus) {
            case "reserved" -> 0;
            case "extended" -> 1;
            case "unreserved" -> 2;
            case "lost" -> 3;
            case "missing" -> 4;
            default -> Double.NaN;
        };
    }
}
