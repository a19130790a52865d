package io.firstcome.coupon.flame;

import java.util.EnumMap;
import java.util.Map;

/** How often each owner's methods were seen themselves, not what they call. */
final class OwnTime {

    private OwnTime() {}

    /** The samples by owner; together all of them. */
    static Map<Owner, Long> of(Call calls) {
        Map<Owner, Long> samples = new EnumMap<>(Owner.class);
        calls.callees().forEach(call -> add(call, Owner.JDK, samples));
        return samples;
    }

    private static void add(Call call, Owner caller, Map<Owner, Long> samples) {
        Owner owner = Owner.of(call.method(), caller);
        samples.merge(owner, call.own(), Long::sum);
        call.callees().forEach(callee -> add(callee, owner, samples));
    }
}
