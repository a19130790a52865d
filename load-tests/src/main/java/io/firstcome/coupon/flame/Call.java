package io.firstcome.coupon.flame;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A method as it is called from one place, with what it calls from there: stacks that begin alike are one. */
final class Call {

    private static final String EVERYTHING = "all";

    private final String method;
    private final Map<String, Call> callees = new TreeMap<>();
    private long samples;

    private Call(String method) {
        this.method = method;
    }

    /** What calls everything. */
    static Call root() {
        return new Call(EVERYTHING);
    }

    /**
     * Counts a stack once.
     *
     * @param outermostFirst its methods
     */
    void add(List<String> outermostFirst) {
        samples++;
        Call call = this;
        for (String callee : outermostFirst) {
            call = call.callees.computeIfAbsent(callee, Call::new);
            call.samples++;
        }
    }

    /** Such as {@code java.util.HashMap.get}. */
    String method() {
        return method;
    }

    /** How often it was seen, itself or in what it calls. */
    long samples() {
        return samples;
    }

    /** How often it was seen itself. */
    long own() {
        return samples - callees.values().stream().mapToLong(Call::samples).sum();
    }

    /** What it calls, the most often seen first. */
    List<Call> callees() {
        return callees.values().stream()
                .sorted(Comparator.comparingLong(Call::samples).reversed())
                .toList();
    }
}
