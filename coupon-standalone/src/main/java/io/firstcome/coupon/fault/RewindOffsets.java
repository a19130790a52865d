package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.fault.Parts.Paused;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Sets the consumers' group back to the beginning. The brokers allow that only while nobody is in the group: the consumers are
 * paused until they have been given up, and when they go on they join anew.
 */
record RewindOffsets(FaultKind kind) implements Fault {

    private static final String GROUP = "coupon-consumer";

    /** Far beyond the group's session timeout. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        try (LineTopic line = new LineTopic(scene.cluster().bootstrapServers());
                Paused _ = new Paused(scene, PartKind.CONSUMER)) {
            Patience.require(PATIENCE, "the paused consumers were not given up", () -> line.isIdle(GROUP));
            return Broken.forTheProduct("rewound the consumers by " + line.rewind(GROUP) + " records");
        }
    }
}
