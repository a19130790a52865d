package io.firstcome.coupon.chaos;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.cluster.PartOptions;
import io.firstcome.coupon.fault.FaultReadyOptions;
import io.firstcome.coupon.rules.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes a cluster ready for every fault: low timeouts, and the agent in each service that takes rules. */
final class RunOptions implements PartOptions {

    private static final Set<PartKind> SERVICES = EnumSet.of(PartKind.API, PartKind.RELAY, PartKind.CONSUMER);

    private final PartOptions faultReady = new FaultReadyOptions();
    private final Rules rules;

    RunOptions(Rules rules) {
        this.rules = rules;
    }

    @Override
    public List<String> jvm(PartKind kind, String name) {
        return SERVICES.contains(kind) ? rules.jvmOptions(name) : faultReady.jvm(kind, name);
    }

    @Override
    public List<String> arguments(PartKind kind, String name) {
        return faultReady.arguments(kind, name);
    }

    @Override
    public Map<String, String> server(PartKind kind, String name) {
        return faultReady.server(kind, name);
    }
}
