package io.firstcome.coupon.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Drops the replication slot under the relay: what it had not sent by then it will never see. */
record DropSlot(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        OutboxSlot slot = new OutboxSlot(scene.cluster().intake());
        Patience.require(PATIENCE, "the slot could not be dropped, a relay was always faster,", slot::drop);
        return Broken.forTheProduct("dropped the replication slot");
    }
}
