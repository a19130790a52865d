package io.firstcome.coupon.alert;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What became of the messages, since the start. */
final class AlertCounts {

    final AtomicLong delivered = new AtomicLong();
    final AtomicLong retried = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final AtomicLong heldBack = new AtomicLong();

    /** Kept here, since a meter does not keep what it reads from being collected. */
    private final Map<String, LongSupplier> byName = Map.of(
            "delivered", delivered::get, "retried", retried::get, "failed", failed::get, "held.back", heldBack::get);

    /** By the metrics' names below {@code firstcome.alerts}. */
    Map<String, LongSupplier> byName() {
        return byName;
    }
}
