package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import java.util.Set;
import java.util.random.RandomGenerator;

/** {@code kill -9} of one process; it is started again when it is mended. Of relays it is the one that publishes. */
record KillPart(FaultKind kind, Set<PartKind> kinds) implements Fault {

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) {
        Part any = Parts.oneOf(scene, random, kinds);
        Part part = any.kind() == PartKind.RELAY ? ActiveRelay.of(scene).orElse(any) : any;
        part.kill();
        return new Broken("killed " + part.name(), 0, part::start);
    }
}
