package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * SIGSTOP of one process for so long that others give it up and take over; when it goes on it knows nothing of that. Of
 * relays it is the one that publishes.
 */
record PausePart(FaultKind kind, PartKind part, Duration least) implements Fault {

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) {
        Part any = Parts.oneOf(scene, random, Set.of(part));
        Part chosen = part == PartKind.RELAY ? ActiveRelay.of(scene).orElse(any) : any;
        chosen.pause();
        return new Broken("paused " + chosen.name(), least.toMillis(), chosen::resume);
    }
}
