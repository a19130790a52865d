package io.firstcome.coupon.chaos;

import io.firstcome.coupon.fault.Breakage;
import io.firstcome.coupon.fault.Fault;
import io.firstcome.coupon.fault.FaultKind;
import io.firstcome.coupon.fault.InfrastructureFaults;
import io.firstcome.coupon.fault.RuleFaults;
import io.firstcome.coupon.fault.Scene;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A running cluster with all that can be broken in it. */
final class ClusterGround implements Ground {

    private final Scene scene;
    private final Healing healing;
    private final Map<FaultKind, Fault> faults = new EnumMap<>(FaultKind.class);

    ClusterGround(Scene scene, Healing healing) {
        this.scene = scene;
        this.healing = healing;
        Stream.concat(InfrastructureFaults.all().stream(), RuleFaults.all().stream())
                .forEach(fault -> faults.put(fault.kind(), fault));
    }

    private Optional<Fault> fault(FaultKind kind) {
        return Optional.ofNullable(faults.get(kind));
    }

    @Override
    public Optional<String> impossible(FaultKind kind) {
        return fault(kind).map(fault -> fault.impossible(scene)).orElse(Optional.of("nothing strikes it"));
    }

    @Override
    public Breakage strike(FaultKind kind, RandomGenerator random) throws Exception {
        return fault(kind).orElseThrow().strike(scene, random);
    }

    @Override
    public boolean awaitHealed(Duration bound) throws InterruptedException {
        return healing.await(bound);
    }
}
