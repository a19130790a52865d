package io.firstcome.coupon.flame;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls that are drawn as one: of one owner, and each has hardly a callee but the next. A stack of Spring's is over a
 * hundred calls deep, and most of them only pass on.
 *
 * @param chain at least one, each called by the one before
 * @param callees of the last one, without those that are too small to be seen
 */
record Box(List<Call> chain, Owner owner, List<Box> callees) {

    /**
     * The box that begins with a call.
     *
     * @param fewest samples; what has fewer is left out
     */
    static Box from(Call first, long fewest) {
        List<Call> chain = new ArrayList<>(List.of(first));
        Owner owner = Owner.of(first.method());
        while (true) {
            Call last = chain.getLast();
            List<Call> seen = last.callees().stream()
                    .filter(callee -> callee.samples() >= fewest)
                    .toList();
            if (seen.isEmpty()
                    || last.samples() - seen.getFirst().samples() >= fewest
                    || !belongs(seen.getFirst(), owner)) {
                return new Box(
                        chain,
                        owner,
                        seen.stream().map(callee -> from(callee, fewest)).toList());
            }
            chain.add(seen.getFirst());
        }
    }

    private static boolean belongs(Call call, Owner owner) {
        Owner own = Owner.of(call.method());
        return own == owner || own == Owner.JDK;
    }

    long samples() {
        return chain.getFirst().samples();
    }

    /** How many boxes lie below each other, this one counted. */
    int depth() {
        return 1 + callees.stream().mapToInt(Box::depth).max().orElse(0);
    }
}
