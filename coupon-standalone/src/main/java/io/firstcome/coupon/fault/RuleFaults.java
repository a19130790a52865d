package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import java.util.List;

/** The faults that strike inside a process, by rules laid into its JVM. */
public final class RuleFaults {

    private RuleFaults() {}

    /** One of each kind. */
    public static List<Fault> all() {
        return List.of(
                new CrashInside(FaultKind.CRASH_API_BEFORE_COMMIT, PartKind.API),
                new CrashInside(FaultKind.CRASH_API_AFTER_COMMIT, PartKind.API),
                new CrashInside(FaultKind.CRASH_RELAY_AFTER_SEND, PartKind.RELAY),
                new CrashInside(FaultKind.CRASH_RELAY_BEFORE_CONFIRM, PartKind.RELAY),
                new CrashInside(FaultKind.CRASH_CONSUMER_BEFORE_COMMIT, PartKind.CONSUMER),
                new CrashInside(FaultKind.CRASH_CONSUMER_AFTER_COMMIT, PartKind.CONSUMER),
                new CrashInside(FaultKind.CRASH_CONSUMER_BEFORE_OFFSET, PartKind.CONSUMER),
                new StepClock());
    }
}
