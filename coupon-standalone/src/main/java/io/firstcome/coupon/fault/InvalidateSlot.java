package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.fault.Parts.Paused;
import io.firstcome.coupon.proxy.FaultProxy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Has PostgreSQL give the slot up: no relay reads it while more WAL is written than {@code max_slot_wal_keep_size} keeps,
 * which has to be low ({@link FaultReadyOptions}). The relays' connections are cut as well: a walsender whose client has
 * stopped reading does not get its last word out, so it does not end, and every checkpoint waits for it.
 */
record InvalidateSlot(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MEGABYTES_AT_ONCE = 32;

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        OutboxSlot slot = new OutboxSlot(scene.cluster().intake());
        try (Paused _ = new Paused(scene, PartKind.RELAY)) {
            scene.cluster().parts(PartKind.RELAY).stream()
                    .flatMap(relay -> scene.proxies().databasesOf(relay.name()).stream())
                    .forEach(FaultProxy::cut);
            Patience.require(PATIENCE, "the slot was not lost", () -> {
                slot.writeWal(MEGABYTES_AT_ONCE);
                return slot.walStatus().equals("lost");
            });
        }
        return Broken.forTheProduct("had the replication slot invalidated");
    }
}
