package io.firstcome.coupon.simulation;

import io.firstcome.coupon.outcome.SimulatedProjection;
import java.util.List;

/** Stores what the ledger says: a group of one, which begins again at its committed offsets. */
final class Projection extends Actor {

    private static final int MAX_POLLED = 15;
    private static final int PAUSE_MILLIS = 20;

    private final SimulatedProjection projection;
    private final int[] committed;

    Projection(World world) {
        super(world, "projection");
        projection = new SimulatedProjection(world.intake, world.outcomes, world.healing.reports());
        committed = new int[world.decisions.partitions()];
    }

    @Override
    void start() {
        after(1, this::poll);
    }

    private void poll() {
        for (int partition = 0; partition < committed.length; partition++) {
            List<byte[]> records =
                    world
                            .decisions
                            .read(
                                    partition,
                                    committed[partition],
                                    1 + world.random().nextInt(MAX_POLLED))
                            .stream()
                            .map(Topic.Record::value)
                            .toList();
            if (!records.isEmpty() && projection.store(records)) {
                world.reached("projection commits its offset");
                committed[partition] += records.size();
            }
        }
        after(1 + world.random().nextInt(PAUSE_MILLIS), this::poll);
    }
}
