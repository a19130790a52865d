package io.firstcome.coupon.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * {@code kill -9} of the PostgreSQL process that sends the relay its WAL. PostgreSQL then ends all its other processes too,
 * as their shared memory may be damaged, recovers and goes on by itself.
 */
record KillWalsender(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        OutboxSlot slot = new OutboxSlot(scene.cluster().intake());
        Patience.require(PATIENCE, "no relay held the slot", () -> slot.holder().isPresent());
        long pid = slot.holder()
                .orElseThrow(() -> new IllegalStateException("the relay let the slot go at this moment"))
                .pid();
        ProcessHandle walsender = ProcessHandle.of(pid)
                .orElseThrow(
                        () -> new IllegalStateException("the walsender, process " + pid + ", is not to be seen here"));
        if (!walsender.destroyForcibly()) {
            throw new IllegalStateException("the walsender, process " + pid + ", could not be killed: not allowed");
        }
        Patience.require(PATIENCE, "the walsender did not end", () -> !walsender.isAlive());
        return Broken.forTheProduct("killed a walsender of postgres");
    }
}
